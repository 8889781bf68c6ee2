import type { Context } from '@belvedere/kernel';
import { insertUserRole } from './table.ts';

/** Gives a role without asking who gives it: the asking was done when it was promised. */
export async function giveRole(ctx: Context, given: { userId: string; roleId: string; assignedBy: string | null }): Promise<void> {
  await insertUserRole(ctx.tx, { tenantId: ctx.tenantId, ...given });
}
