import { callerId, fail, type Call } from '@belvedere/kernel';
import { notify } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import { toursScopes } from '../scopes.ts';
import { reviewed } from '../topics.ts';
import type { TourView } from '../tours/schemas.ts';
import { lockTour, toTourView, updateTourRow } from '../tours/table.ts';

/** Hands a draft to those who may publish. */
export async function submitTour({ ctx, input }: Call<{ id: string }>): Promise<TourView> {
  const tour = await lockTour(ctx, input.id);
  if (tour.status !== 'draft') fail(toursErrors.illegal_transition);
  const by = callerId(ctx);
  const submitted = await updateTourRow(ctx, tour, { status: 'in_review', submittedById: by, reviewComment: null, updatedById: by });
  await notify(ctx, {
    topic: reviewed,
    to: { scope: toursScopes.publish },
    subject: `“${tour.title}” waits for a review`,
    lines: ['Look at it, then publish it or return it with a comment.'],
    actionPath: `/tours/${tour.id}`,
    dedupeKey: `submitted ${tour.id} ${submitted.version}`,
  });
  ctx.changed({ before: { status: 'draft' }, after: { status: 'in_review' } });
  return toTourView(ctx, submitted);
}
