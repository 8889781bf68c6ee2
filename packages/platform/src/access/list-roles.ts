import type { Call } from '@belvedere/kernel';
import type { RoleView } from './schemas.ts';
import { listRoleRows } from './table.ts';
import { toRoleView } from './to-role-view.ts';

export async function listRoles({ ctx }: Call<object>): Promise<{ items: RoleView[] }> {
  const rows = await listRoleRows(ctx.tx, ctx.tenantId);
  return { items: rows.map((row) => toRoleView(ctx, row)) };
}
