import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { replacePermissions } from './table.ts';

export async function setPermissions(ctx: Context, roleId: string, permissions: readonly string[]): Promise<void> {
  const wanted = new Set(permissions);
  const known = await replacePermissions(ctx.tx, { tenantId: ctx.tenantId, id: roleId }, [...wanted]);
  if (known !== wanted.size) fail(accessErrors.unknown_permission);
}
