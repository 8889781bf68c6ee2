import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { timeAt } from '../calendar/zones.ts';
import { dropEvent } from './drop-event.ts';
import type { EndSeriesInput, SeriesView } from './schemas.ts';
import { isOn } from './series.ts';
import { listOccurrences, lockSeries, updateSeriesRow, viewSeries } from './table.ts';

/** Ends a series, now or before one of its events: what was to come is called off, and whoever was to come is told. */
export async function endSeries({ ctx, input }: Call<EndSeriesInput>): Promise<SeriesView> {
  const series = await lockSeries(ctx, input.id);
  const events = await listOccurrences(ctx, series.id);
  const first =
    input.fromEventId === undefined ? undefined : (events.find(({ id }) => id === input.fromEventId) ?? fail(eventsErrors.not_found));
  const now = timeAt(series.timeZone, ctx.now).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const endsBefore = first?.occurrence ?? now;
  const dropped = events.filter((event) => event.occurrence >= endsBefore && isOn(event));
  for (const { id } of dropped) await dropEvent(ctx, id, input.reason);
  await updateSeriesRow(ctx, series, { endsBefore });
  ctx.changed({ before: { endsBefore: series.endsBefore }, after: { endsBefore, events: dropped.length } });
  return viewSeries(ctx, series.id);
}
