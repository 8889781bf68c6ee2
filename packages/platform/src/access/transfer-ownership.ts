import { userOf, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { accessScopes } from './scopes.ts';
import type { OwnershipView, TransferOwnershipInput } from './schemas.ts';
import { findOwner, isMember, upsertOwner } from './table.ts';

/** The owner hands a thing over, or somebody who manages access does. */
export async function transferOwnership({ ctx, input }: Call<TransferOwnershipInput>): Promise<OwnershipView> {
  const { resourceType, resourceId, ownerId } = input;
  const before = await findOwner(ctx.tx, ctx.tenantId, { resourceType, resourceId });
  if (!before) fail(accessErrors.ownership_not_found);
  // To anybody else it answers as if it did not exist.
  if (before !== userOf(ctx.actor) && !ctx.scopes.has(accessScopes.manage.name)) fail(accessErrors.ownership_not_found);
  if (!(await isMember(ctx.tx, ctx.tenantId, ownerId))) fail(accessErrors.member_not_found);
  await upsertOwner(ctx.tx, ctx.tenantId, input);
  ctx.changed({ before: { ownerId: before }, after: { ownerId } });
  return { resourceType, resourceId, ownerId };
}
