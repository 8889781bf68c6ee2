import type { EventView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useParams } from '@tanstack/react-router';

/** The event that the address names; undefined while it is on its way. */
export function useEvent(): { tenant: string; eventId: string; event: EventView | undefined } {
  const { tenant, eventId } = useParams({ from: '/signed-in/$tenant/shell/events/$eventId' });
  const { data: event } = useBelvedereQuery((client) => client.events.get, { id: eventId }, { throwOnError: isUnknown });
  return { tenant, eventId, event };
}

/** A page that shows something goes on showing it while the server is away. */
export const isUnknown = (_: Error, { state }: { state: { data: unknown } }): boolean => state.data === undefined;

/** Where visitors see it, once it is live. */
export function eventAddress(tenant: string, { slug }: Pick<EventView, 'slug'>): string {
  return `${location.origin}/e/${encodeURIComponent(tenant)}/${encodeURIComponent(slug)}`;
}
