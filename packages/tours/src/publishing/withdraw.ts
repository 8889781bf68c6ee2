import type { Context } from '@belvedere/kernel';
import { tourUnpublished } from '../facts.ts';
import { removePublication } from './table.ts';

/** Takes a tour from the public, if it is there, and says so. */
export async function withdraw(ctx: Context, tour: { id: string }): Promise<void> {
  const wasLive = await removePublication(ctx, tour.id);
  if (wasLive) await ctx.emit(tourUnpublished, { aggregateId: tour.id, payload: { tourId: tour.id } });
}
