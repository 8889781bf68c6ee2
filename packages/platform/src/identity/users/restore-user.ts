import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { Done, UserRef } from '../schemas.ts';
import { isTaken, restoreRow } from './table.ts';

/** A suspended or removed account as it was: the same password, keys and memberships. Who was erased stays erased. */
export async function restoreUser({ ctx, input }: Call<UserRef>): Promise<Done> {
  if (await isTaken(ctx.tx, input.person)) fail(identityErrors.user_exists);
  if (!(await restoreRow(ctx.tx, input.person))) fail(identityErrors.user_not_found);
  ctx.changed({ after: { userId: input.person, status: 'restored' } });
  return { status: 'done' };
}
