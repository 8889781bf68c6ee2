import { callerId, type Call } from '@belvedere/kernel';
import type { ListNotificationsInput, NotificationPage } from './schemas.ts';
import { listOwn } from './table.ts';

export async function listNotifications({ ctx, input }: Call<ListNotificationsInput>): Promise<NotificationPage> {
  const rows = await listOwn(ctx.tx, { tenantId: ctx.tenantId, userId: callerId(ctx) }, input);
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}
