import { callerId, fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { lockEvent, updateEventRow } from '../events/table.ts';
import { timeAt } from '../calendar/zones.ts';
import { listTranslationRows } from '../translations/table.ts';
import { fillSeries } from './fill-series.ts';
import { seriesTemplate, type RepeatEventInput, type SeriesView } from './schemas.ts';
import { occurrencesOf } from './series.ts';
import { insertSeries, viewSeries } from './table.ts';

/** Makes an event the first of a series. It stays what it is, with whoever comes; the others are like it, and live if it is. */
export async function repeatEvent({ ctx, input }: Call<RepeatEventInput>): Promise<SeriesView> {
  const { eventId, version, rule, excluded, added } = input;
  const event = await lockEvent(ctx, eventId);
  const { status, startsAt, endsAt, timeZone } = event;
  const isToCome = (status === 'draft' || status === 'published') && event.postponedAt === null && startsAt > ctx.now;
  if (!isToCome || event.seriesId !== null) fail(eventsErrors.wrong_status);
  const firstStart = timeAt(timeZone, startsAt).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const bare = { rule, firstStart, timeZone, excluded, added, endsBefore: null };
  // A rule need not have the day that it counts from; the event takes place all the same.
  const has = occurrencesOf(bare, { from: new Date(startsAt.getTime() - 59_999), until: startsAt, limit: 1 }).length > 0;
  const translations = await listTranslationRows(ctx, eventId);
  const series = await insertSeries(ctx, {
    rule,
    firstStart,
    timeZone,
    lengthMinutes: endsAt && Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
    excluded: excluded.filter((each) => each !== firstStart),
    added: has ? added : [...added, firstStart],
    template: { ...seriesTemplate.parse(event), translations: seriesTemplate.shape.translations.parse(translations) },
    isPublished: status === 'published',
    createdById: callerId(ctx),
  });
  await updateEventRow(ctx, { id: eventId, version }, { seriesId: series.id, occurrence: firstStart });
  const events = await fillSeries(ctx, series);
  ctx.changed({ after: { title: event.title, rule, firstStart, events } });
  return viewSeries(ctx, series.id);
}
