import { useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import type { CallOptions } from '../call.ts';
import type { Belvedere } from '../create-belvedere.ts';
import type { BelvedereError } from '../errors.ts';
import { belvedereKey } from './belvedere-key.ts';
import { useBelvedere } from './provider.ts';

/**
 * The answer of a query, cached and fetched again by TanStack Query. A call that is no longer wanted is ended.
 *
 * @example
 * const { data: tour } = useBelvedereQuery((client) => client.tours.get, { slug });
 */
export function useBelvedereQuery<Input, Output>(
  select: (client: Belvedere) => (input: Input, options?: CallOptions) => Promise<Output>,
  input: NoInfer<Input>,
  options?: Omit<UseQueryOptions<Output, BelvedereError>, 'queryKey' | 'queryFn'>,
): UseQueryResult<Output, BelvedereError> {
  const procedure = select(useBelvedere());
  // The client has tried again by itself, with what the server says about it.
  return useQuery({
    retry: false,
    ...options,
    queryKey: belvedereKey(procedure, input),
    queryFn: ({ signal }) => procedure(input, { signal }),
  });
}
