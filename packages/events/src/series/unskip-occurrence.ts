import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { makeOccurrence, occurrencesAhead } from './fill-series.ts';
import type { SeriesView, UnskipOccurrenceInput } from './schemas.ts';
import { isOn } from './series.ts';
import { findOccurrence, lockSeries, nameOccurrence, updateSeriesRow, viewSeries } from './table.ts';

/**
 * Brings a date back that was skipped, called off or removed. What was called off stays so: another event takes its place in the series,
 * and whoever was to come joins anew.
 */
export async function unskipOccurrence({ ctx, input: { id, occurrence } }: Call<UnskipOccurrenceInput>): Promise<SeriesView> {
  const before = await lockSeries(ctx, id);
  const excluded = before.excluded.filter((each) => each !== occurrence);
  const back = occurrencesAhead(ctx, { ...before, excluded }).find((each) => each.occurrence === occurrence);
  if (!back) fail(eventsErrors.not_found);
  const standing = await findOccurrence(ctx, { seriesId: id, occurrence });
  if (standing && isOn(standing)) fail(eventsErrors.wrong_status);
  if (standing) await nameOccurrence(ctx, { id: standing.id, occurrence: null });
  const after = await updateSeriesRow(ctx, before, { excluded });
  await makeOccurrence(ctx, after, back);
  ctx.changed({ before: { excluded: before.excluded }, after: { excluded, back: occurrence } });
  return viewSeries(ctx, id);
}
