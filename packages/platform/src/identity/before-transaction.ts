import type { RequestContext } from '@belvedere/kernel';
import { PLATFORM_TENANT_ID } from './table.ts';

export interface Prepared<Input extends object, Result> {
  /** For a procedure's `tenant`: runs when the call is allowed and parsed, before its transaction opens. */
  tenant(call: { ctx: Pick<RequestContext, 'services' | 'actor' | 'request'>; input: Input }): Promise<string>;
  /** What was prepared for the call, by its input. */
  resultFor(input: Input): Result;
}

/**
 * Work that must not hold a database connection, such as hashing a password: a flood of sign-ins waits for the hash and starves no
 * other call of connections (A5). Everything here runs in the platform's own tenant.
 */
export function beforeTransaction<Input extends object, Result>(
  work: (call: { ctx: Pick<RequestContext, 'services' | 'actor' | 'request'>; input: Input }) => Promise<Result>,
): Prepared<Input, Result> {
  const results = new WeakMap<Input, { result: Result }>();
  return {
    async tenant(call) {
      results.set(call.input, { result: await work(call) });
      return PLATFORM_TENANT_ID;
    },
    resultFor(input) {
      const prepared = results.get(input);
      if (!prepared) throw new Error('The procedure was run without what comes before it.');
      return prepared.result;
    },
  };
}
