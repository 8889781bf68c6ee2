import type { ScheduleCall } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { dueAt } from './request.ts';
import { insertRequest, PLATFORM_TENANT_ID, takeDueRemovals } from './table.ts';

const BATCH = 100;

/**
 * Whoever asked that their account be removed, and did not change their mind in time, has asked for an erasure: it is carried out as one,
 * with its entry in the ledger, and waits where the data is held (4.5, G4).
 */
export async function openDueRemovals({ transaction, signal }: Pick<ScheduleCall, 'transaction' | 'signal'>): Promise<void> {
  for (let taken = BATCH; taken === BATCH && !signal.aborted;) {
    taken = await transaction(PLATFORM_TENANT_ID, async ({ tx, now }) => {
      const due = await takeDueRemovals(tx, { now, limit: BATCH });
      for (const { userId, since } of due) {
        const times = { requestedAt: since, dueAt: dueAt(since), verifiedAt: now, executeAfter: now };
        const row = { tenantId: PLATFORM_TENANT_ID, id: newId(), userId, requestType: 'erasure', status: 'in_progress' } as const;
        // One that is open already does the same.
        await insertRequest(tx, { ...row, ...times, verifiedBy: 'sign_in', openedById: userId });
      }
      return due.length;
    });
  }
}
