import type { Call } from '@belvedere/kernel';
import { chargeQuota } from './quotas/charge-quota.ts';
import { moveMember } from './move-member.ts';
import type { MemberId, MemberView } from './schemas.ts';

export async function restoreMember({ ctx, input }: Call<MemberId>): Promise<MemberView> {
  const { member, before } = await moveMember(ctx, input.userId, { from: ['suspended', 'removed'], to: 'active' });
  if (before === 'removed') await chargeQuota(ctx, 'users', 1);
  return member;
}
