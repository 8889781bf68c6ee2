import { userOf, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { loadRole } from './load-role.ts';
import { requireCover } from './require-cover.ts';
import type { AssignRoleInput } from './schemas.ts';
import { insertUserRole, isMember } from './table.ts';

export async function assignRole({ ctx, input }: Call<AssignRoleInput>): Promise<AssignRoleInput> {
  const { userId, roleId } = input;
  const role = await loadRole(ctx, roleId);
  await requireCover(ctx, role);
  if (!(await isMember(ctx.tx, ctx.tenantId, userId))) fail(accessErrors.member_not_found);
  await insertUserRole(ctx.tx, { tenantId: ctx.tenantId, userId, roleId, assignedBy: userOf(ctx.actor) ?? null });
  ctx.changed({ after: { userId, role: role.name } });
  return { userId, roleId };
}
