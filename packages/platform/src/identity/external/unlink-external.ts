import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { Done, ExternalId } from '../schemas.ts';
import { deleteIdentity } from './table.ts';

/** The account stays open: a mailed link always signs its owner in. */
export async function unlinkExternal({ ctx, input }: Call<ExternalId>): Promise<Done> {
  if (!(await deleteIdentity(ctx.tx, { id: input.id, userId: callerId(ctx) }))) fail(identityErrors.external_not_found);
  return { status: 'done' };
}
