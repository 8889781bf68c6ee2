import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from './errors.ts';
import { loadRole } from './load-role.ts';
import { requireCover } from './require-cover.ts';
import { requireOtherOwner } from './require-other-owner.ts';
import type { AssignRoleInput } from './schemas.ts';
import { deleteUserRole, isMember } from './table.ts';

export async function unassignRole({ ctx, input }: Call<AssignRoleInput>): Promise<AssignRoleInput> {
  const { userId, roleId } = input;
  const role = await loadRole(ctx, roleId);
  await requireCover(ctx, role);
  if (!(await isMember(ctx.tx, ctx.tenantId, userId))) fail(accessErrors.member_not_found);
  if (role.isSystem && role.name === 'owner') await requireOtherOwner(ctx, userId);
  await deleteUserRole(ctx.tx, { tenantId: ctx.tenantId, userId, roleId });
  ctx.changed({ before: { userId, role: role.name } });
  return { userId, roleId };
}
