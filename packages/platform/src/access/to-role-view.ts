import type { Context } from '@belvedere/kernel';
import { accessOf } from './create-access.ts';
import { scopesOfRole } from './roles.ts';
import type { RoleView } from './schemas.ts';
import type { RoleRow } from './table.ts';

export function toRoleView(
  ctx: Context,
  { id, name, description, isSystem, permissions, members, createdAt, updatedAt }: RoleRow,
): RoleView {
  const allowed = scopesOfRole(accessOf(ctx).scopes, { name, isSystem, permissions });
  return { id, name, description, isSystem, permissions: allowed.sort(), members, createdAt, updatedAt };
}
