import type { Context } from '@belvedere/kernel';
import { countersMended } from '../facts.ts';
import { holdCounters } from '../public/table.ts';
import { driftOf } from './drift-of.ts';
import { countAnew, writeCounters } from './table.ts';

/**
 * Brings the counters of a tenant's tours to what is there, and says what had to be mended. Counted twice: what is found at first
 * may only be a change on its way, so each is counted again while it is held.
 */
export async function recountTours(ctx: Context): Promise<number> {
  let mended = 0;
  for (const { id } of await countAnew(ctx)) {
    await holdCounters(ctx, id);
    const [counted] = await countAnew(ctx, [id]);
    if (!counted) continue;
    const drift = driftOf(counted.stored, counted.actual);
    if (Object.keys(drift).length === 0) continue;
    await writeCounters(ctx, id, counted.actual);
    await report(ctx, id, drift);
    mended++;
  }
  return mended;
}

async function report(ctx: Context, tourId: string, drift: ReturnType<typeof driftOf>): Promise<void> {
  const { services, actor, tenantId, request, now } = ctx;
  services.log.warn({ tenant_id: tenantId, tour_id: tourId, drift }, 'counters of a tour had drifted');
  await ctx.emit(countersMended, { aggregateId: tourId, payload: { tourId, counters: Object.keys(drift) } });
  const values = (which: 'stored' | 'actual') => Object.fromEntries(Object.entries(drift).map(([name, value]) => [name, value[which]]));
  await services.audit.append(ctx.tx, {
    actor,
    tenantId,
    request,
    action: 'tours.tour.counters_mended',
    resourceType: 'tour',
    resourceId: tourId,
    changes: { before: values('stored'), after: values('actual') },
    metadata: {},
    occurredAt: now,
  });
}
