import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { dropEvent } from './drop-event.ts';
import type { SeriesView, SkipOccurrenceInput } from './schemas.ts';
import { listOccurrences, lockSeries, updateSeriesRow, viewSeries } from './table.ts';

/** Takes one event out of a series, which leaves it out from now on; whoever was to come is told. */
export async function skipOccurrence({ ctx, input }: Call<SkipOccurrenceInput>): Promise<SeriesView> {
  const series = await lockSeries(ctx, input.id);
  const event = (await listOccurrences(ctx, series.id)).find(({ id }) => id === input.eventId);
  if (!event || event.deletedAt !== null) fail(eventsErrors.not_found);
  if (event.status !== 'draft' && event.status !== 'published') fail(eventsErrors.wrong_status);
  await dropEvent(ctx, event.id, input.reason);
  await updateSeriesRow(ctx, series, { excluded: [...series.excluded, event.occurrence] });
  ctx.changed({ after: { excluded: event.occurrence } });
  return viewSeries(ctx, series.id);
}
