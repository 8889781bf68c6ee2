import type { Transaction } from '@belvedere/db';

/**
 * They ended with the last thing that happened, not when we noticed. Open visits are found by their start: the time of the last thing moves
 * with every batch and stands in no index.
 */
export function endVisits(tx: Transaction, tenantId: string, idleSince: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE visit_sessions SET ended_at = last_activity_at
    WHERE tenant_id = ${tenantId}::uuid AND ended_at IS NULL AND started_at < ${idleSince} AND last_activity_at < ${idleSince}`;
}
