import type { Call } from '@belvedere/kernel';
import { moveMember } from './move-member.ts';
import { refundQuota } from './quotas/refund-quota.ts';
import type { MemberId, MemberView } from './schemas.ts';

/** Roles stay written down, so that restoring brings back exactly what was taken; they count for nothing meanwhile. */
export async function removeMember({ ctx, input }: Call<MemberId>): Promise<MemberView> {
  const { member } = await moveMember(ctx, input.userId, { from: ['active', 'suspended'], to: 'removed' });
  await refundQuota(ctx, 'users', 1);
  return member;
}
