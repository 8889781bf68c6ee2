import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessOf } from './create-access.ts';
import { accessErrors } from './errors.ts';
import { covers, scopesOfRole, scopesOfRoles, type HeldRole } from './grants.ts';
import { rolesOfMember } from './table.ts';

/** Refuses a call that would give or take more than its caller has. */
export function requireCover(ctx: Context, role: Omit<HeldRole, 'id'>): void {
  if (!covers(ctx.scopes, scopesOfRole(accessOf(ctx).scopes, role))) fail(accessErrors.escalation);
}

/** Refuses a call against a member who may do more than its caller: an administrator has no power over an owner. */
export async function requirePowerOver(ctx: Context, userId: string): Promise<void> {
  const roles = await rolesOfMember(ctx.tx, ctx.tenantId, userId);
  if (!covers(ctx.scopes, scopesOfRoles(accessOf(ctx).scopes, roles))) fail(accessErrors.escalation);
}
