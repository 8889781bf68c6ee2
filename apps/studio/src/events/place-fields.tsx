import { useBelvedereQuery } from '@belvedere/sdk/react';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { CoordinateFields } from './coordinate-fields.tsx';
import type { DescribedParts } from './described.ts';
import { VenuePicker } from './venue-picker.tsx';

/** Where an event takes place: at a venue, and on the map where that is somewhere else. */
export function PlaceFields({ event, edit, refusal }: DescribedParts) {
  const { t } = useTranslation();
  const [isPicking, setPicking] = useState(false);
  const [wantsOwn, setWantsOwn] = useState(event.mapLatitude !== null);
  const { venueId, mapLatitude, mapLongitude } = event;
  const { data: venue } = useBelvedereQuery((client) => client.events.venues.get, { id: venueId ?? '' }, { enabled: venueId !== null });
  const hasOwn = wantsOwn || mapLatitude !== null;
  const own = mapLatitude === null || mapLongitude === null ? null : { latitude: mapLatitude, longitude: mapLongitude };
  const ofVenue = venue?.latitude != null && venue.longitude !== null ? { latitude: venue.latitude, longitude: venue.longitude } : null;
  return (
    <Section title={t('events.place')} lead={t('events.placeLead')}>
      <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line px-4 py-3">
        <MapPin size={18} aria-hidden className="shrink-0 text-quiet" />
        <div className="me-auto min-w-0 text-sm">
          {venueId === null && <p className="text-quiet">{t('events.noVenue')}</p>}
          {venueId !== null && (
            <>
              <p className="font-medium">{venue?.name ?? '…'}</p>
              <p className="text-quiet">{venue && `${venue.address}, ${venue.city}`}</p>
            </>
          )}
        </div>
        {venueId !== null && (
          <Button look="quiet" onClick={() => edit({ venueId: null })}>
            {t('events.takeVenue')}
          </Button>
        )}
        <Button onClick={() => setPicking(true)}>{t(venueId === null ? 'events.chooseVenue' : 'events.otherVenue')}</Button>
      </div>
      <CheckField
        label={t('events.ownPlace')}
        checked={hasOwn}
        onChange={({ target }) => {
          setWantsOwn(target.checked);
          if (!target.checked) edit({ mapLatitude: null, mapLongitude: null });
          else if (ofVenue) edit({ mapLatitude: ofVenue.latitude, mapLongitude: ofVenue.longitude });
        }}
      />
      {hasOwn && (
        <CoordinateFields
          place={own}
          error={refusal('mapLatitude') ?? refusal('mapLongitude')}
          onPlace={(place) => edit({ mapLatitude: place?.latitude ?? null, mapLongitude: place?.longitude ?? null })}
        />
      )}
      <VenuePicker
        open={isPicking}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          edit({ venueId: picked });
          setPicking(false);
        }}
      />
    </Section>
  );
}
