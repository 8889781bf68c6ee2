import type { Context } from '@belvedere/kernel';
import { accessOf } from './create-access.ts';
import { scopesOfRole } from './roles.ts';
import { listHolders, listRoleRows } from './table.ts';

/** The active members of the tenant who hold a scope now. */
export async function holdersOf(ctx: Context, scope: string): Promise<string[]> {
  const { scopes } = accessOf(ctx);
  const roles = await listRoleRows(ctx.tx, ctx.tenantId);
  const giving = roles.filter((role) => scopesOfRole(scopes, role).includes(scope));
  return listHolders(
    ctx.tx,
    ctx.tenantId,
    giving.map(({ id }) => id),
  );
}
