import type { RequestContext } from '@belvedere/kernel';
import { hashPassword } from '@belvedere/platform';
import type { CreatePasswordInput } from './schemas.ts';

const hashes = new WeakMap<CreatePasswordInput, string>();

/** For a procedure's `tenant`: hashes before the transaction opens, so that no connection waits for argon2. */
export async function hashBefore({
  ctx,
  input,
}: {
  ctx: RequestContext & { authorized: { tenantId: string } };
  input: CreatePasswordInput;
}): Promise<string> {
  hashes.set(input, await hashPassword(input.password));
  return ctx.authorized.tenantId;
}

export function hashedPassword(input: CreatePasswordInput): string {
  const hash = hashes.get(input);
  if (hash === undefined) throw new Error('The procedure was run without hashing first.');
  return hash;
}
