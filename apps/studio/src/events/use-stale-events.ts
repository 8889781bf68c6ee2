import { useBelvedere } from '@belvedere/sdk/react';
import type { Stale } from '../ui/use-act.ts';

/** What is old once an event has changed. */
export function useStaleEvents(): readonly Stale[] {
  const { events } = useBelvedere();
  const { series, translations, waitlist } = events;
  return [
    events.list,
    events.facets,
    events.get,
    waitlist.board,
    waitlist.foresee,
    series.get,
    series.list,
    series.foresee,
    translations.list,
  ];
}
