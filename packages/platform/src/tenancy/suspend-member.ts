import type { Call } from '@belvedere/kernel';
import { moveMember } from './move-member.ts';
import type { MemberId, MemberView } from './schemas.ts';

export async function suspendMember({ ctx, input }: Call<MemberId>): Promise<MemberView> {
  const { member } = await moveMember(ctx, input.userId, { from: ['active'], to: 'suspended' });
  return member;
}
