import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { findRole, type RoleRow } from './table.ts';

export async function loadRole(ctx: Context, id: string): Promise<RoleRow> {
  return (await findRole(ctx.tx, ctx.tenantId, { id })) ?? fail(accessErrors.role_not_found);
}
