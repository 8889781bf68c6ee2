import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import type { CallOptions } from '../call.ts';
import type { Belvedere } from '../create-belvedere.ts';
import type { BelvedereError } from '../errors.ts';
import { useBelvedere } from './provider.ts';

/**
 * Calls a command when it is told to.
 *
 * @example
 * const publish = useBelvedereMutation((client) => client.tours.publish);
 * publish.mutate({ id: tour.id });
 */
export function useBelvedereMutation<Input, Output>(
  select: (client: Belvedere) => (input: Input, options?: CallOptions) => Promise<Output>,
  options?: Omit<UseMutationOptions<Output, BelvedereError, NoInfer<Input>>, 'mutationFn'>,
): UseMutationResult<Output, BelvedereError, Input> {
  const procedure = select(useBelvedere());
  return useMutation({ ...options, mutationFn: (input: Input) => procedure(input) });
}
