import type { Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { whoAsked } from './create-access.ts';
import { addAccessLog } from './table.ts';

/** Writes down a sensitive read that was allowed (G8); refusals are written by the guard. */
export async function recordAccess(
  ctx: Context,
  read: { resourceType: string; resourceId: string | null; action: string; reason: string },
): Promise<void> {
  await addAccessLog(ctx.tx, { ...whoAsked(ctx), ...read, tenantId: ctx.tenantId, id: newId(), allowed: true, occurredAt: ctx.now });
}
