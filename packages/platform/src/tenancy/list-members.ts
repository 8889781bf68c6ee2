import type { Call } from '@belvedere/kernel';
import { avatarsOf } from './avatar/avatars-of.ts';
import type { ListMembersInput, MemberPage } from './schemas.ts';
import { listMemberRows } from './table.ts';

export async function listMembers({ ctx, input }: Call<ListMembersInput>): Promise<MemberPage> {
  const rows = await listMemberRows(ctx.tx, ctx.tenantId, input);
  const listed = rows.slice(0, input.limit);
  const avatars = await avatarsOf(
    ctx,
    listed.map(({ userId }) => userId),
  );
  const items = listed.map((member) => ({ ...member, avatar: avatars.get(member.userId) ?? null }));
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.userId ?? null) : null };
}
