import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { loadRole } from './load-role.ts';
import { requireCover } from './require-cover.ts';
import type { RoleView, UpdateRoleInput } from './schemas.ts';
import { setPermissions } from './set-permissions.ts';
import { updateRoleRow } from './table.ts';
import { toRoleView } from './to-role-view.ts';

export async function updateRole({ ctx, input }: Call<UpdateRoleInput>): Promise<RoleView> {
  const before = await loadRole(ctx, input.id);
  if (before.isSystem) fail(accessErrors.system_role);
  const { name = before.name, description = before.description, permissions = before.permissions } = input;
  await requireCover(ctx, before);
  await requireCover(ctx, { name, isSystem: false, permissions });
  if (!(await updateRoleRow(ctx.tx, { tenantId: ctx.tenantId, id: input.id, name, description }))) fail(accessErrors.role_name_taken);
  if (input.permissions) await setPermissions(ctx, input.id, input.permissions);
  ctx.changed({ before: { name: before.name, permissions: before.permissions }, after: { name, permissions } });
  return toRoleView(ctx, await loadRole(ctx, input.id));
}
