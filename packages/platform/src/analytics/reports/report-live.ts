import type { Call } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import type { LiveReport } from './schemas.ts';
import { readLive } from './table.ts';
import { withoutHidden } from './hidden-tours.ts';

const WINDOW = 5 * MINUTE;

/** Who looks right now. */
export async function reportLive({ ctx }: Call<object>): Promise<LiveReport> {
  const { tx, tenantId, now } = ctx;
  const { visits, tours } = await readLive(tx, { tenantId, since: new Date(now.getTime() - WINDOW), until: now });
  return { at: now, visits, tours: await withoutHidden(ctx, tours) };
}
