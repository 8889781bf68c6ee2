import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessOf } from './create-access.ts';
import { accessErrors } from './errors.ts';
import { covers, scopesOfRole, scopesOfRoles, type HeldRole } from './roles.ts';
import { lentTo, rolesOfMember } from './table.ts';

/** Refuses a call that would give or take more than its caller has. */
export async function requireCover(ctx: Context, role: Omit<HeldRole, 'id'>): Promise<void> {
  await requireScopes(ctx, scopesOfRole(accessOf(ctx).scopes, role));
}

/** What somebody has for a time, or by a policy, they can use and not hand on: it would outlive its end. */
export async function requireScopes(ctx: Context, scopes: readonly string[]): Promise<void> {
  if (!covers(await lastingScopes(ctx), scopes)) fail(accessErrors.escalation);
}

/** Refuses a call against a member who may do more than its caller: an administrator has no power over an owner. */
export async function requirePowerOver(ctx: Context, userId: string): Promise<void> {
  const { scopes } = accessOf(ctx);
  const held = scopesOfRoles(scopes, await rolesOfMember(ctx.tx, ctx.tenantId, userId));
  const lent = await lentTo(ctx.tx, { tenantId: ctx.tenantId, userId, now: ctx.now });
  for (const name of [...scopesOfRoles(scopes, lent.roles), ...lent.scopes]) held.add(name);
  if (!covers(ctx.scopes, held)) fail(accessErrors.escalation);
}

async function lastingScopes(ctx: Context): Promise<ReadonlySet<string>> {
  if (ctx.actor.type !== 'user') return ctx.scopes;
  const roles = await rolesOfMember(ctx.tx, ctx.tenantId, ctx.actor.userId);
  const lasting = scopesOfRoles(accessOf(ctx).scopes, roles);
  return new Set([...ctx.scopes].filter((name) => lasting.has(name)));
}
