import { useBelvedere } from '@belvedere/sdk/react';
import type { Stale } from '../ui/use-act.ts';

/** What is old once an event has changed. */
export function useStaleEvents(): readonly Stale[] {
  const { events } = useBelvedere();
  return [events.list, events.facets, events.get, events.waitlist.board, events.waitlist.foresee];
}
