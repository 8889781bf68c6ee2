import type { Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { loadRole } from './load-role.ts';
import { requireCover } from './require-cover.ts';
import type { CreateRoleInput, RoleView } from './schemas.ts';
import { setPermissions } from './set-permissions.ts';
import { insertRole } from './table.ts';
import { toRoleView } from './to-role-view.ts';

export async function createRole({ ctx, input }: Call<CreateRoleInput>): Promise<RoleView> {
  const { name, description, permissions } = input;
  await requireCover(ctx, { name, isSystem: false, permissions });
  const role = { tenantId: ctx.tenantId, id: newId(), name, description };
  if (!(await insertRole(ctx.tx, role))) fail(accessErrors.role_name_taken);
  await setPermissions(ctx, role.id, permissions);
  ctx.changed({ after: { name, permissions } });
  return toRoleView(ctx, await loadRole(ctx, role.id));
}
