import type { Services } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { deleteStaleCounters } from '../attempts/table.ts';
import { deleteExpired } from './sessions/table.ts';
import { deleteStaleTokens, PLATFORM_TENANT_ID } from './table.ts';

/** How long a network stays one from which somebody has signed in before. */
const REMEMBER = 90 * DAY;

/** Removes ended sessions, used-up links and old counters. Nothing depends on it but the size of the tables; run it daily. */
export async function sweepIdentity({ database, clock }: Pick<Services, 'database' | 'clock'>): Promise<void> {
  const now = clock.now();
  await database.transaction({ tenantId: PLATFORM_TENANT_ID }, async (tx) => {
    await deleteExpired(tx, now);
    await deleteStaleTokens(tx, new Date(now.getTime() - DAY));
  });
  await deleteStaleCounters(database, new Date(now.getTime() - REMEMBER));
}
