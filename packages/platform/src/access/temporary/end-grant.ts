import { userOf, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { accessErrors } from '../errors.ts';
import type { GrantId, GrantView } from './schemas.ts';
import { endGrantRow, findGrant, toGrantView } from './table.ts';

/** Ends a grant before its time; counts with the next call. Taking away what was lent asks for no more than managing access. */
export async function endGrant({ ctx, input }: Call<GrantId>): Promise<GrantView> {
  const { tx, tenantId, now } = ctx;
  const isEnded = await endGrantRow(tx, { tenantId, id: input.id }, { at: now, by: userOf(ctx.actor) ?? null });
  const grant = (isEnded ? await findGrant(tx, tenantId, input.id) : undefined) ?? fail(accessErrors.grant_not_found);
  ctx.changed({ after: { userId: grant.userId, roleId: grant.roleId, scope: grant.scope } });
  return toGrantView(grant, now);
}
