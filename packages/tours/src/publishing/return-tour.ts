import { callerId, fail, type Call } from '@belvedere/kernel';
import { notify } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import { reviewed } from '../topics.ts';
import type { ReturnTourInput, TourView } from '../tours/schemas.ts';
import { lockTour, toTourView, updateTourRow } from '../tours/table.ts';

/** Gives a submitted tour back to whoever submitted it, with what is to be done; approving it is publishing it. */
export async function returnTour({ ctx, input }: Call<ReturnTourInput>): Promise<TourView> {
  const tour = await lockTour(ctx, input.id);
  if (tour.status !== 'in_review') fail(toursErrors.illegal_transition);
  const returned = await updateTourRow(ctx, tour, { status: 'draft', reviewComment: input.comment, updatedById: callerId(ctx) });
  if (tour.submittedById)
    await notify(ctx, {
      topic: reviewed,
      to: { userIds: [tour.submittedById] },
      subject: `“${tour.title}” was returned to you`,
      lines: [input.comment],
      actionPath: `/tours/${tour.id}`,
      dedupeKey: `returned ${tour.id} ${returned.version}`,
    });
  ctx.changed({ before: { status: 'in_review' }, after: { status: 'draft', comment: input.comment } });
  return toTourView(ctx, returned);
}
