import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { lockOwners } from './table.ts';

/** Refuses to take the last owner from a tenant. Of two owners who remove each other at once, one waits here and is refused. */
export async function requireOtherOwner(ctx: Context, userId: string): Promise<void> {
  const owners = await lockOwners(ctx.tx, ctx.tenantId);
  if (owners.includes(userId) && owners.length === 1) fail(accessErrors.last_owner);
}
