import type { Call } from '@belvedere/kernel';
import { purgeTourRows } from './purge-tour-rows.ts';
import { lockRemovedTour } from './table.ts';

/** Ends a removed tour before its time: nothing of it is left, and there is no way back. */
export async function purgeTour({ ctx, input }: Call<{ id: string }>): Promise<{ id: string }> {
  const tour = await lockRemovedTour(ctx, input.id);
  await purgeTourRows(ctx, tour.id);
  ctx.changed({ before: { title: tour.title, slug: tour.slug } });
  return { id: tour.id };
}
