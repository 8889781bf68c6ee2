import { callerId, fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { withdraw } from '../publishing/withdraw.ts';
import type { TourView } from './schemas.ts';
import { lockTour, toTourView, updateTourRow } from './table.ts';
import { canBecome } from './tour.ts';

export async function archiveTour({ ctx, input }: Call<{ id: string }>): Promise<TourView> {
  const tour = await lockTour(ctx, input.id);
  if (!canBecome(tour.status, 'archived')) fail(toursErrors.illegal_transition);
  await withdraw(ctx, tour);
  const archived = await updateTourRow(ctx, tour, { status: 'archived', scheduledAt: null, unpublishAt: null, updatedById: callerId(ctx) });
  ctx.changed({ before: { status: tour.status }, after: { status: 'archived' } });
  return toTourView(ctx, archived);
}
