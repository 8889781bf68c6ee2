import { userOf, type Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { giveRole } from './give-role.ts';
import { findRole } from './table.ts';

/** Gives the owner role to the first owner of a new tenant. */
export async function nameOwner(ctx: Context, userId: string): Promise<void> {
  const role = (await findRole(ctx.tx, ctx.tenantId, { name: 'owner' })) ?? fail(accessErrors.role_not_found);
  await giveRole(ctx, { userId, roleId: role.id, assignedBy: userOf(ctx.actor) ?? null });
}
