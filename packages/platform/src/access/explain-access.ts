import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessOf } from './create-access.ts';
import { loadAbout } from './decisions/load-about.ts';
import { accessErrors } from './errors.ts';
import { explain } from './policies/explain.ts';
import { scopesOfRole } from './roles.ts';
import type { Explanation, ExplainInput } from './schemas.ts';
import { isMember, rolesOfMember } from './table.ts';

/** Asks what enforcement asks, for somebody else, and says what the answer comes from. */
export async function explainAccess({ ctx, input }: Call<ExplainInput>): Promise<Explanation> {
  const { userId, permission, resourceType, resourceId, ip, at } = input;
  const access = accessOf(ctx);
  if (!access.scopes.some(({ name }) => name === permission)) fail(accessErrors.unknown_permission);
  if (!(await isMember(ctx.tx, ctx.tenantId, userId))) fail(accessErrors.member_not_found);

  const person = { type: 'user', userId, sessionId: '', emailVerified: true, platformRole: 'user', authTime: ctx.now } as const;
  const rules = await access.readRules(person, ctx.tenantId, { ip: ip ?? '', now: at ?? ctx.now });
  const isThing = resourceType !== undefined && resourceId !== undefined;
  const about = isThing
    ? ((await loadAbout(ctx, { type: resourceType, id: resourceId, rules })) ?? fail(accessErrors.thing_not_found))
    : null;
  const { allowed, reason, path } = explain(rules, permission, about);
  const roles = path.filter(({ kind }) => kind === 'role').map(({ id, name }) => ({ id, name }));
  return { allowed, reason: allowed || path.length > 0 ? reason : await whyNothing(), roles, path };

  async function whyNothing(): Promise<string> {
    const held = await rolesOfMember(ctx.tx, ctx.tenantId, userId);
    if (held.some((role) => scopesOfRole(access.scopes, role).includes(permission)))
      return 'A role allows it, but the member or the account is not active.';
    return held.length > 0 ? 'None of the member’s roles allows it.' : 'The member has no role.';
  }
}
