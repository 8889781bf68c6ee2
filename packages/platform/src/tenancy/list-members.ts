import type { Call } from '@belvedere/kernel';
import type { ListMembersInput, MemberPage } from './schemas.ts';
import { listMemberRows } from './table.ts';

export async function listMembers({ ctx, input }: Call<ListMembersInput>): Promise<MemberPage> {
  const rows = await listMemberRows(ctx.tx, ctx.tenantId, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.userId ?? null) : null };
}
