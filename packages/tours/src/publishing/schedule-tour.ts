import { callerId, commonErrors, fail, type Call } from '@belvedere/kernel';
import { waysOf } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import type { ScheduleTourInput, TourView } from '../tours/schemas.ts';
import { lockTour, toTourView, updateTourRow } from '../tours/table.ts';
import { canBecome } from '../tours/tour.ts';

/** Sets when a tour is published and taken back, changes it, or with null calls it off. */
export async function scheduleTour({ ctx, input }: Call<ScheduleTourInput>): Promise<TourView> {
  const tour = await lockTour(ctx, input.id);
  const { publishAt = tour.scheduledAt, unpublishAt = tour.unpublishAt } = input;
  const zone = input.zone ?? tour.scheduleZone ?? (await waysOf(ctx)).timezone;
  if (tour.status === 'archived') fail(toursErrors.illegal_transition);
  const refuse = (field: string, words: string) => fail(commonErrors.invalid_input, { fields: { [field]: words } });
  if (input.publishAt && input.publishAt <= ctx.now) refuse('publishAt', 'Choose a time that is still to come.');
  if (input.unpublishAt && input.unpublishAt <= ctx.now) refuse('unpublishAt', 'Choose a time that is still to come.');
  if (publishAt && unpublishAt && unpublishAt <= publishAt) refuse('unpublishAt', 'A tour ends after it has begun.');
  if (unpublishAt && !publishAt && tour.status !== 'published')
    refuse('unpublishAt', 'The tour is not live and nothing will make it so: say when it begins.');

  // A live tour stays what it is while its next version waits.
  const waits = publishAt === null ? 'draft' : 'scheduled';
  const mayWait = canBecome(tour.status, waits) && !(waits === 'draft' && tour.status !== 'scheduled');
  const status = tour.status === 'published' || !mayWait ? tour.status : waits;
  const isSet = publishAt !== null || unpublishAt !== null;
  const scheduled = await updateTourRow(ctx, tour, {
    status,
    scheduledAt: publishAt,
    unpublishAt,
    scheduleZone: isSet ? zone : null,
    scheduledById: isSet ? callerId(ctx) : null,
    updatedById: callerId(ctx),
  });
  ctx.changed({
    before: { publishAt: tour.scheduledAt?.toISOString(), unpublishAt: tour.unpublishAt?.toISOString() },
    after: { publishAt: publishAt?.toISOString(), unpublishAt: unpublishAt?.toISOString(), zone },
  });
  return toTourView(ctx, scheduled);
}
