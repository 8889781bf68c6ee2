import { callerId, fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { TourView } from '../tours/schemas.ts';
import { lockTour, toTourView, updateTourRow } from '../tours/table.ts';
import { withdraw } from './withdraw.ts';

/** Takes a published tour back to a draft; visitors lose it at once. */
export async function unpublishTour({ ctx, input }: Call<{ id: string }>): Promise<TourView> {
  const tour = await lockTour(ctx, input.id);
  if (tour.status !== 'published') fail(toursErrors.illegal_transition);
  await withdraw(ctx, tour);
  ctx.changed({ before: { status: 'published' }, after: { status: 'draft' } });
  return toTourView(ctx, await updateTourRow(ctx, tour, { status: 'draft', unpublishAt: null, updatedById: callerId(ctx) }));
}
