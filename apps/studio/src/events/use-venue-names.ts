import { useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useEffect, useMemo } from 'react';

const FRESH = 60_000;

/** Names of venues by their ids, read until all that are wanted are known; undefined for one that is on its way, or gone. */
export function useVenueNames(wanted: readonly string[]): (id: string) => string | undefined {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useBelvedereInfiniteQuery(
    (client) => client.events.venues.list,
    { limit: 100 },
    { staleTime: FRESH, enabled: wanted.length > 0 },
  );
  const names = useMemo(() => new Map(data?.pages.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const))), [data]);
  const isWhole = wanted.every((id) => names.has(id));
  useEffect(() => {
    if (!isWhole && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isWhole, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (id) => names.get(id);
}
