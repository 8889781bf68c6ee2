import type { Call } from '@belvedere/kernel';
import { refundQuota } from '@belvedere/platform';
import { withdraw } from '../publishing/withdraw.ts';
import type { TourView } from './schemas.ts';
import { lockTour, toTourView, updateTourRow } from './table.ts';

/** Hides the tour and all that is in it; what was live is taken back at once. Its parts keep their own state, so that a restore is exact. */
export async function removeTour({ ctx, input }: Call<{ id: string }>): Promise<TourView> {
  const tour = await lockTour(ctx, input.id);
  await withdraw(ctx, tour);
  const status = tour.status === 'published' || tour.status === 'scheduled' ? 'draft' : tour.status;
  const removed = await updateTourRow(ctx, tour, { deletedAt: ctx.now, status, scheduledAt: null, unpublishAt: null });
  await refundQuota(ctx, 'tours', 1);
  ctx.changed({ before: { title: tour.title, slug: tour.slug, status: tour.status } });
  return toTourView(ctx, removed);
}
