import type { Call } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import type { LiveReport } from './schemas.ts';
import { listLiveTours, readLive } from './table.ts';
import { visibleTours } from './visible-tours.ts';

const WINDOW = 5 * MINUTE;

/** Who looks right now. */
export async function reportLive({ ctx }: Call<object>): Promise<LiveReport> {
  const { tx, tenantId, now } = ctx;
  const of = { tenantId, since: new Date(now.getTime() - WINDOW), until: now };
  const tours = await visibleTours(ctx, () => listLiveTours(tx, of));
  return { at: now, ...(await readLive(tx, { ...of, tours })) };
}
