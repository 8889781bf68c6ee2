import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { goLive } from '../events/go-live.ts';
import { lockEvent } from '../events/table.ts';
import type { SeriesView } from './schemas.ts';
import { listOccurrences, lockSeries, updateSeriesRow, viewSeries } from './table.ts';

/** Makes all that is to come of a series live, and what comes about later. */
export async function publishSeries({ ctx, input }: Call<{ id: string }>): Promise<SeriesView> {
  const before = await lockSeries(ctx, input.id);
  if (before.isPublished) fail(eventsErrors.wrong_status);
  await updateSeriesRow(ctx, before, { isPublished: true });
  const drafts = (await listOccurrences(ctx, before.id)).filter(({ status, deletedAt }) => status === 'draft' && deletedAt === null);
  for (const { id } of drafts) await goLive(ctx, await lockEvent(ctx, id));
  ctx.changed({ before: { isPublished: false }, after: { isPublished: true, events: drafts.length } });
  return viewSeries(ctx, before.id);
}
