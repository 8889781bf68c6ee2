import type { Call } from '@belvedere/kernel';
import { accessOf } from './create-access.ts';
import { scopesOfRole } from './roles.ts';
import type { RoleMatrix } from './schemas.ts';
import { listRoleRows } from './table.ts';

/** Every role against every permission. */
export async function listRoleMatrix({ ctx }: Call<object>): Promise<RoleMatrix> {
  const { scopes } = accessOf(ctx);
  const rows = await listRoleRows(ctx.tx, ctx.tenantId);
  const held = rows.map((role) => ({ id: role.id, scopes: new Set(scopesOfRole(scopes, role)) }));
  const permissions = scopes.map(({ name, description, resourceType, action }) => {
    const allowedTo = held.filter((role) => role.scopes.has(name)).map(({ id }) => id);
    return { name, description, resourceType, action, allowedTo };
  });
  return {
    roles: rows.map(({ id, name, isSystem }) => ({ id, name, isSystem })),
    permissions: permissions.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
