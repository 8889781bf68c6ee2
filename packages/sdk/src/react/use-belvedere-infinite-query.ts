import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryOptions, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { CallOptions, Page, PageQuery } from '../call.ts';
import type { Belvedere } from '../create-belvedere.ts';
import type { BelvedereError } from '../errors.ts';
import { belvedereKey, type BelvedereKey } from './belvedere-key.ts';
import { useBelvedere } from './provider.ts';

type Options<Item> = Omit<
  UseInfiniteQueryOptions<Page<Item>, BelvedereError, InfiniteData<Page<Item>>, BelvedereKey, string | undefined>,
  'queryKey' | 'queryFn' | 'initialPageParam' | 'getNextPageParam'
>;

/**
 * A list that grows page by page.
 *
 * @example
 * const { data, fetchNextPage, hasNextPage } = useBelvedereInfiniteQuery((client) => client.tours.list, { limit: 50 });
 */
export function useBelvedereInfiniteQuery<Input, Item>(
  select: (client: Belvedere) => (input: Input, options?: CallOptions) => PageQuery<Item>,
  input: NoInfer<Input>,
  options?: Options<Item>,
): UseInfiniteQueryResult<InfiniteData<Page<Item>>, BelvedereError> {
  const procedure = select(useBelvedere());
  // What answers in pages takes a cursor; as a constraint of `Input` this would keep TypeScript from inferring `Item`.
  const paged = { ...(input as { cursor?: string } | undefined) };
  return useInfiniteQuery({
    retry: false,
    ...options,
    queryKey: [...belvedereKey(procedure, input), 'pages'],
    initialPageParam: paged.cursor,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    queryFn: ({ signal, pageParam }) => procedure({ ...paged, cursor: pageParam } as Input, { signal }),
  });
}
