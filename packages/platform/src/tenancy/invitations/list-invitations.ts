import type { Call } from '@belvedere/kernel';
import type { InvitationPage, ListInvitationsInput } from '../schemas.ts';
import { listInvitationRows } from './table.ts';

export async function listInvitations({ ctx, input }: Call<ListInvitationsInput>): Promise<InvitationPage> {
  const rows = await listInvitationRows(ctx.tx, { tenantId: ctx.tenantId, now: ctx.now }, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
