import { userOf, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { accessScopes } from './scopes.ts';
import type { NamedResource, OwnershipView } from './schemas.ts';
import { findOwner } from './table.ts';

/** Whose a thing is: for its owner, and for whoever sees who has which role. */
export async function getOwnership({ ctx, input }: Call<NamedResource>): Promise<OwnershipView> {
  const ownerId = await findOwner(ctx.tx, ctx.tenantId, input);
  // To anybody else it answers as if it did not exist.
  if (ownerId === undefined || (ownerId !== userOf(ctx.actor) && !ctx.scopes.has(accessScopes.read.name)))
    fail(accessErrors.ownership_not_found);
  return { ...input, ownerId };
}
