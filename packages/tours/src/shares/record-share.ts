import { principalOf, type Call } from '@belvedere/kernel';
import { tourShared } from '../facts.ts';
import { holdLiveTour } from '../public/table.ts';
import type { RecordedShare, RecordShareInput } from './schemas.ts';
import { shareActor } from './share-actor.ts';
import { insertShare } from './table.ts';

export async function recordShare({ ctx, input: { tourId, kind } }: Call<RecordShareInput>): Promise<RecordedShare> {
  await holdLiveTour(ctx, tourId);
  const actor = shareActor(ctx.services, { tourId, principal: principalOf(ctx.actor, ctx.request.ip), now: ctx.now });
  const counted = await insertShare(ctx, { tourId, kind, actor });
  if (counted) await ctx.emit(tourShared, { aggregateId: tourId, payload: { tourId, kind } });
  ctx.changed({ after: { kind, counted } });
  return { tourId, counted };
}
