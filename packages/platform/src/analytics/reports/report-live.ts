import type { Call } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import type { LiveReport } from './schemas.ts';
import { readLive } from './table.ts';

const WINDOW = 5 * MINUTE;

/** Who looks right now. */
export async function reportLive({ ctx }: Call<object>): Promise<LiveReport> {
  const { tx, tenantId, now } = ctx;
  return { at: now, ...(await readLive(tx, { tenantId, since: new Date(now.getTime() - WINDOW), until: now })) };
}
