import type { Actor, Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessOf } from './create-access.ts';
import { accessErrors } from './errors.ts';
import { scopesOfRole } from './grants.ts';
import type { Explanation, ExplainInput } from './schemas.ts';
import { isMember, rolesOfMember } from './table.ts';

/** Asks what enforcement asks, for somebody else, and says which roles the answer comes from. */
export async function explainAccess({ ctx, input }: Call<ExplainInput>): Promise<Explanation> {
  const { userId, permission } = input;
  const access = accessOf(ctx);
  if (!access.scopes.some(({ name }) => name === permission)) fail(accessErrors.unknown_permission);
  if (!(await isMember(ctx.tx, ctx.tenantId, userId))) fail(accessErrors.member_not_found);

  const person: Actor = { type: 'user', userId, sessionId: '', emailVerified: true, platformRole: 'user', authTime: ctx.now };
  const allowed = (await access.scopesOf(person, ctx.tenantId)).has(permission);
  const held = await rolesOfMember(ctx.tx, ctx.tenantId, userId);
  const roles = held.filter((role) => scopesOfRole(access.scopes, role).includes(permission)).map(({ id, name }) => ({ id, name }));
  return { allowed, reason: reasonOf(), roles };

  function reasonOf(): string {
    if (allowed) return `Allowed by the role ${roles.map(({ name }) => name).join(', ')}.`;
    if (roles.length > 0) return 'A role allows it, but the member or the account is not active.';
    return held.length > 0 ? 'None of the member’s roles allows it.' : 'The member has no role.';
  }
}
