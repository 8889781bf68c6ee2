import { userOf, type Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { requireOtherOwner } from '../access/require-other-owner.ts';
import { requirePowerOver } from '../access/require-cover.ts';
import { avatarsOf } from './avatar/avatars-of.ts';
import { saveAvatar } from './avatar/table.ts';
import { tenancyErrors } from './errors.ts';
import type { MemberView } from './schemas.ts';
import { revokeInvitations } from './invitations/table.ts';
import { findMember, moveMember as moveRow } from './table.ts';

type Status = MemberView['status'];

/** Suspends, removes or restores: never oneself, never somebody who may do more, never the last owner. */
export async function moveMember(
  ctx: Context,
  userId: string,
  { from, to }: { from: Status[]; to: Status },
): Promise<{ member: MemberView; before: Status }> {
  if (userId === userOf(ctx.actor)) fail(tenancyErrors.not_yourself);
  const before = await findMember(ctx.tx, ctx.tenantId, userId);
  if (!before || !from.includes(before.status)) fail(tenancyErrors.member_not_found);
  await requirePowerOver(ctx, userId);
  if (to !== 'active') {
    await requireOtherOwner(ctx, userId);
    // What somebody handed out in the tenant's name ends with their membership.
    await revokeInvitations(ctx.tx, { tenantId: ctx.tenantId, now: ctx.now }, { invitedById: userId });
  }
  if (!(await moveRow(ctx.tx, { tenantId: ctx.tenantId, userId }, { from: [before.status], to }))) fail(tenancyErrors.member_not_found);
  // The picture is the tenant's file: who leaves is not known by it any more.
  if (to === 'removed') await saveAvatar(ctx.tx, { tenantId: ctx.tenantId, userId }, null);
  const avatar = (await avatarsOf(ctx, [userId])).get(userId) ?? null;
  ctx.changed({ before: { status: before.status }, after: { status: to } });
  return { member: { ...before, avatar, status: to }, before: before.status };
}
