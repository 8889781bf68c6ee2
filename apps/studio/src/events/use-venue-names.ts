import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useMemo } from 'react';
import { useReadOn } from '../ui/use-read-on.ts';

const FRESH = 60_000;

/** Names of venues by their ids, read until all that are wanted are known; undefined for one that is on its way, or gone. */
export function useVenueNames(wanted: readonly string[]): (id: string) => string | undefined {
  const list = useBelvedereInfiniteQuery(
    (client) => client.events.venues.list,
    { limit: 100 },
    { staleTime: FRESH, enabled: wanted.length > 0 },
  );
  const { data } = list;
  const names = useMemo(() => new Map(data?.pages.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const))), [data]);
  useReadOn(list, !wanted.every((id) => names.has(id)));
  return (id) => names.get(id);
}
