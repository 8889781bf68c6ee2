import { callerId, type Call, type RequestContext } from '@belvedere/kernel';
import { fail, hashToken } from '@belvedere/kernel/core';
import { giveRole } from '../../access/give-role.ts';
import { chargeQuota } from '../quotas/charge-quota.ts';
import { tenancyErrors } from '../errors.ts';
import { getTenant } from '../get-tenant.ts';
import type { AcceptInvitationInput, TenantView } from '../schemas.ts';
import { redeemInvitation, tenantOfInvitation } from './table.ts';
import { findPerson, joinMember } from '../table.ts';

/** Runs in the transaction of the tenant that invites. The token alone is not enough: the address it was sent to must be the caller's, verified. */
export async function acceptInvitation({ ctx, input }: Call<AcceptInvitationInput>): Promise<TenantView> {
  const { tx, tenantId, now } = ctx;
  const userId = callerId(ctx);
  const person = await findPerson(tx, userId);
  if (!person?.isVerified) fail(tenancyErrors.email_unverified);
  const invitation = await redeemInvitation(tx, { tenantId, tokenHash: hashToken(input.token), now });
  if (!invitation || invitation.email.toLowerCase() !== person.email.toLowerCase()) fail(tenancyErrors.invitation_invalid);

  const tenant = await getTenant({ ctx, input });
  if (tenant.status !== 'active') fail(tenancyErrors.invitation_invalid);
  if (await joinMember(tx, { tenantId, userId, joinedAt: now })) await chargeQuota(ctx, 'users', 1);
  await giveRole(ctx, { userId, roleId: invitation.roleId, assignedBy: invitation.invitedById });
  ctx.changed({ after: { invitationId: invitation.id, userId } });
  return tenant;
}

export async function invitingTenant({ ctx, input }: { ctx: RequestContext; input: AcceptInvitationInput }): Promise<string> {
  return (await tenantOfInvitation(ctx.services.database, hashToken(input.token))) ?? fail(tenancyErrors.invitation_invalid);
}
