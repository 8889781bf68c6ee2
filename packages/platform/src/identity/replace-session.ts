import type { Context } from '@belvedere/kernel';
import { startSession } from './sessions/session-service.ts';
import { deleteSessions, readActiveTenantOf } from './sessions/table.ts';
import type { Account } from './table.ts';

/** Ends the session of this call and begins another that works in the same tenant. */
export async function replaceSession(ctx: Context, { id: userId, platformRole }: Account): Promise<void> {
  const { actor, tx } = ctx;
  if (actor.type !== 'user') return;
  const activeTenantId = await readActiveTenantOf(tx, actor.sessionId);
  await deleteSessions(tx, { id: actor.sessionId, userId });
  await startSession(ctx, { userId, platformRole, amr: ['pwd'], activeTenantId });
}
