import { userOf, type Call } from '@belvedere/kernel';
import { commonErrors, DAY, fail, newId } from '@belvedere/kernel/core';
import { accessOf } from '../create-access.ts';
import { accessErrors } from '../errors.ts';
import { loadRole } from '../load-role.ts';
import { requireCover, requireScopes } from '../require-cover.ts';
import { isMember } from '../table.ts';
import type { CreateGrantInput, GrantView } from './schemas.ts';
import { findGrant, insertGrant, toGrantView } from './table.ts';

const LONGEST = 90 * DAY;

/** Lends a role or a scope until a time. It ends by itself, with nobody doing anything. */
export async function createGrant({ ctx, input }: Call<CreateGrantInput>): Promise<GrantView> {
  const { tx, tenantId, now } = ctx;
  const { userId, roleId = null, scope = null, reason, expiresAt } = input;
  if ((roleId === null) === (scope === null)) fail(commonErrors.invalid_input, { fields: { roleId: 'Give a role or a scope.' } });
  if (expiresAt <= now || expiresAt.getTime() > now.getTime() + LONGEST)
    fail(commonErrors.invalid_input, { fields: { expiresAt: 'Choose a time within the next 90 days.' } });
  if (roleId !== null) await requireCover(ctx, await loadRole(ctx, roleId));
  if (scope !== null) {
    if (!accessOf(ctx).scopes.some(({ name }) => name === scope)) fail(accessErrors.unknown_permission);
    await requireScopes(ctx, [scope]);
  }
  if (!(await isMember(tx, tenantId, userId))) fail(accessErrors.member_not_found);

  const id = newId();
  const grantedById = userOf(ctx.actor) ?? null;
  await insertGrant(tx, { tenantId, id, userId, roleId, scope, reason, expiresAt, grantedById, createdAt: now });
  ctx.changed({ after: { userId, roleId, scope, reason, expiresAt: expiresAt.toISOString() } });
  return toGrantView((await findGrant(tx, tenantId, id)) ?? fail(accessErrors.grant_not_found), now);
}
