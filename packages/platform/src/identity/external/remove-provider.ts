import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { Done, ExternalId } from '../schemas.ts';
import { deleteProvider } from './table.ts';

export async function removeProvider({ ctx, input }: Call<ExternalId>): Promise<Done> {
  if (!(await deleteProvider(ctx.tx, { tenantId: ctx.tenantId, id: input.id }))) fail(identityErrors.provider_not_found);
  ctx.changed({ before: { providerId: input.id } });
  return { status: 'done' };
}
