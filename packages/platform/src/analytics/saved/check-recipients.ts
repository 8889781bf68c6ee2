import type { Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { analyticsErrors } from '../errors.ts';
import { activeAmong } from './table.ts';

interface Sent {
  ownerId: string;
  isShared: boolean;
  recipientIds: readonly string[];
}

/** What nobody else may see is sent to nobody else, and what is sent goes to members. */
export async function checkRecipients(ctx: Context, { ownerId, isShared, recipientIds }: Sent): Promise<void> {
  const wanted = [...new Set(recipientIds)];
  if (!isShared && wanted.some((id) => id !== ownerId)) fail(analyticsErrors.not_shared);
  const active = await activeAmong(ctx.tx, ctx.tenantId, wanted);
  if (active.length < wanted.length) fail(analyticsErrors.not_a_member);
}
