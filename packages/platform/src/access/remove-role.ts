import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { loadRole } from './load-role.ts';
import { requireCover } from './require-cover.ts';
import type { RoleId } from './schemas.ts';
import { deleteRole } from './table.ts';

export async function removeRole({ ctx, input }: Call<RoleId>): Promise<RoleId> {
  const role = await loadRole(ctx, input.id);
  if (role.isSystem) fail(accessErrors.system_role);
  await requireCover(ctx, role);
  await deleteRole(ctx.tx, ctx.tenantId, role.id);
  ctx.changed({ before: { name: role.name, permissions: role.permissions, members: role.members } });
  return { id: role.id };
}
