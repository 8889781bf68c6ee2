import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { notificationsErrors } from './errors.ts';
import type { MarkInput, NotificationView } from './schemas.ts';
import { findOwn, mark } from './table.ts';

export async function markNotification({ ctx, input }: Call<MarkInput>): Promise<NotificationView> {
  const which = { tenantId: ctx.tenantId, userId: callerId(ctx), id: input.id };
  await mark(ctx.tx, which, { read: input.read, now: ctx.now });
  return (await findOwn(ctx.tx, which)) ?? fail(notificationsErrors.not_found);
}
