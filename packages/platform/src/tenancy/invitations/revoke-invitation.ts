import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { tenancyErrors } from '../errors.ts';
import type { InvitationId } from '../schemas.ts';
import { revokeInvitations } from './table.ts';

export async function revokeInvitation({ ctx, input }: Call<InvitationId>): Promise<InvitationId> {
  const revoked = await revokeInvitations(ctx.tx, { tenantId: ctx.tenantId, now: ctx.now }, { id: input.id });
  if (revoked === 0) fail(tenancyErrors.invitation_invalid);
  return { id: input.id };
}
