import type { EventView } from '@belvedere/sdk';
import { useTranslation } from 'react-i18next';
import { amount } from '../words/moments.ts';

/** How many places of an event are taken, and how many wait for one. */
export function PlacesMeter({ event: { capacity, places, title } }: { event: Pick<EventView, 'capacity' | 'places' | 'title'> }) {
  const { t } = useTranslation();
  const taken = places.confirmed + places.offered;
  return (
    <div className="grid min-w-28 gap-1">
      <span className="text-xs whitespace-nowrap text-quiet tabular-nums">
        {capacity === null
          ? t('events.takenFree', { taken: amount(taken) })
          : t('events.takenOf', { taken: amount(taken), capacity: amount(capacity) })}
        {places.waiting > 0 && ` · ${t('events.waiting', { count: places.waiting })}`}
      </span>
      {capacity !== null && capacity > 0 && (
        <meter aria-label={`${t('events.placesHead')}: ${title}`} min={0} max={capacity} value={taken} className="h-1.5 w-full" />
      )}
    </div>
  );
}
