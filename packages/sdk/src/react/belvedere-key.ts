import { addressOf } from '../procedure-path.ts';

/** `['belvedere', tenant, ...path, input]`; a part of it from the left stands for everything below. */
export type BelvedereKey = readonly ['belvedere', string | null, ...unknown[]];

/**
 * The key under which the answer of a procedure is cached; without an input, that of all its answers.
 *
 * @example
 * await queryClient.invalidateQueries({ queryKey: belvedereKey(belvedere.tours.list) });
 */
export function belvedereKey<Input>(procedure: (input: Input) => unknown, input?: NoInfer<Input>): BelvedereKey {
  const { path, tenant } = addressOf(procedure);
  return ['belvedere', tenant, ...path.split('.'), ...(input === undefined ? [] : [input])];
}
