import type { TourView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { searchInputOf, type ToursSearch } from './tours-search.ts';

const PAGE = 60;

export interface ToursList {
  /** Undefined until the first page is there. */
  tours: readonly TourView[] | undefined;
  hasMore: boolean;
  isFetching: boolean;
  more: () => void;
}

/** The tours that the address asks for, page by page; of the trash what was removed. */
export function useTours(search: ToursSearch): ToursList {
  const isTrash = search.removed === true;
  const options = { throwOnError: true, placeholderData: keepPreviousData };
  const found = useBelvedereInfiniteQuery((client) => client.tours.search, searchInputOf(search, PAGE), { ...options, enabled: !isTrash });
  const gone = useBelvedereInfiniteQuery(
    (client) => client.tours.list,
    { limit: PAGE, removed: true, ...(search.search && { search: search.search }) },
    { ...options, enabled: isTrash },
  );
  const list = isTrash ? gone : found;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const tours = useMemo(
    () =>
      isTrash ? gone.data?.pages.flatMap(({ items }) => items) : found.data?.pages.flatMap(({ items }) => items.map(({ tour }) => tour)),
    [isTrash, gone.data, found.data],
  );
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { tours, hasMore: hasNextPage, isFetching: isFetchingNextPage, more };
}

/** Has every list of tours, their counts and the tours themselves fetched again. */
export function useToursChanged(): () => Promise<void> {
  const client = useBelvedere();
  const queries = useQueryClient();
  return useCallback(async () => {
    const { search, list, facets, get, terms } = client.tours;
    const keys = [belvedereKey(search), belvedereKey(list), belvedereKey(facets), belvedereKey(get), belvedereKey(terms.list)];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  }, [client, queries]);
}
