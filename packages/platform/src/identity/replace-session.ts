import type { Context } from '@belvedere/kernel';
import type { Amr } from './is-strong.ts';
import { startSession } from './sessions/session-service.ts';
import { deleteSessions, readCarried, renewProof } from './sessions/table.ts';
import type { Account } from './table.ts';

/**
 * The person has proved anew who they are: the session of this call ends and another begins that works in the same tenant and knows
 * both proofs (A2). A device with tokens keeps its family, whose tokens change by themselves every few minutes.
 */
export async function replaceSession(ctx: Context, { id: userId, platformRole }: Account, proof: Amr): Promise<void> {
  const { actor, tx } = ctx;
  if (actor.type !== 'user') return;
  const { amr: before = [], activeTenantId = null, familyId = null } = (await readCarried(tx, actor.sessionId)) ?? {};
  const amr = [...new Set([...before, proof])];
  if (familyId !== null) return renewProof(tx, actor.sessionId, { authTime: ctx.now, amr });
  await deleteSessions(tx, { id: actor.sessionId, userId });
  await startSession(ctx, { userId, platformRole, amr, activeTenantId });
}
