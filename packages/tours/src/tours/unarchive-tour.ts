import { callerId, fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { TourView } from './schemas.ts';
import { lockTour, toTourView, updateTourRow } from './table.ts';

/** Takes up again what was put away. */
export async function unarchiveTour({ ctx, input }: Call<{ id: string }>): Promise<TourView> {
  const tour = await lockTour(ctx, input.id);
  if (tour.status !== 'archived') fail(toursErrors.illegal_transition);
  const draft = await updateTourRow(ctx, tour, { status: 'draft', updatedById: callerId(ctx) });
  ctx.changed({ before: { status: 'archived' }, after: { status: 'draft' } });
  return toTourView(ctx, draft);
}
