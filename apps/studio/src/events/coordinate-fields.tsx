import type { Place } from '@belvedere/maps';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPlace } from '../tour/place.ts';
import { TextField } from '../ui/field.tsx';
import { Fields } from '../ui/page.tsx';
import { LazyMap } from './lazy-map.tsx';
import type { PlaceMapProps } from './place-map.tsx';

interface Props {
  place: Place | null;
  error?: string | undefined;
  /** Others, to find one's way by. */
  spots?: PlaceMapProps['spots'];
  onPlace: (place: Place | null) => void;
}

/** A place on the earth in degrees, and on a map that asks nobody. */
export function CoordinateFields({ place, error, spots = [], onPlace }: Props) {
  const { t } = useTranslation();
  const shown = (degrees: number | undefined) => (degrees === undefined ? '' : String(degrees));
  const kept = { latitude: shown(place?.latitude), longitude: shown(place?.longitude) };
  const [typed, setTyped] = useState(kept);
  const read = readPlace(typed.latitude, typed.longitude);
  // What was put on the map since, or by somebody else.
  const isOld = read !== 'wrong' && (read?.latitude !== place?.latitude || read?.longitude !== place?.longitude);
  if (isOld) setTyped(kept);
  const type = (change: Partial<typeof typed>) => {
    const next = { ...typed, ...change };
    const now = readPlace(next.latitude, next.longitude);
    // Both that were pasted into one field go to their own.
    const isPasted = now && now !== 'wrong' && next.longitude.trim() === '';
    setTyped(isPasted ? { latitude: shown(now.latitude), longitude: shown(now.longitude) } : next);
    if (now !== 'wrong') onPlace(now);
  };
  return (
    <div className="grid gap-4">
      <Fields>
        <TextField
          label={t('venues.latitude')}
          hint={t('venues.latitudeHint')}
          inputMode="decimal"
          value={typed.latitude}
          error={read === 'wrong' ? t('venues.noPlace') : error}
          onChange={({ target }) => type({ latitude: target.value })}
        />
        <TextField
          label={t('venues.longitude')}
          inputMode="decimal"
          value={typed.longitude}
          onChange={({ target }) => type({ longitude: target.value })}
        />
      </Fields>
      <LazyMap place={place} spots={spots} onPlace={onPlace} />
    </div>
  );
}
