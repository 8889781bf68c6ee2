import { DAY } from '@belvedere/kernel/core';
import { defined, type Context } from '@belvedere/kernel';
import { recordOwner } from '@belvedere/platform';
import { chooseSlug } from '../events/choose-slug.ts';
import { goLive } from '../events/go-live.ts';
import { insertEvent } from '../events/table.ts';
import { replaceTranslations, type TranslatedText } from '../translations/table.ts';
import { endAfter, nextOccurrences, occurrencesOf, type Occurrence, type Recurrence } from './series.ts';
import { madeOccurrences, type SeriesRow } from './table.ts';

/** So far ahead there are events of a series: about 18 months, and no more of them than this. */
const HORIZON = 548 * DAY;
const MOST = 200;

/** What of a series is to come, also what is not made yet. */
export function nextAhead(ctx: Context, series: Recurrence, limit: number): Occurrence[] {
  return nextOccurrences(series, { from: new Date(ctx.now.getTime() + 1), limit, window: HORIZON });
}

/** What of a series is to come as far as it is made. */
export function occurrencesAhead(ctx: Context, series: Recurrence): Occurrence[] {
  const from = new Date(ctx.now.getTime() + 1);
  return occurrencesOf(series, { from, until: new Date(from.getTime() + HORIZON), limit: MOST });
}

/** Makes the events of a series that are not there yet; the caller holds it. One that was removed or called off does not come again. */
export async function fillSeries(ctx: Context, series: SeriesRow): Promise<number> {
  const made = await madeOccurrences(ctx, series.id);
  const missing = occurrencesAhead(ctx, series).filter(({ occurrence }) => !made.has(occurrence));
  for (const each of missing) await makeOccurrence(ctx, series, each);
  return missing.length;
}

export async function makeOccurrence(ctx: Context, series: SeriesRow, { occurrence, startsAt }: Occurrence): Promise<void> {
  const { id: seriesId, timeZone, createdById, lengthMinutes: minutes } = series;
  const { translations: _, ...template } = series.template;
  const slug = await chooseSlug(ctx, { wanted: undefined, title: `${template.title} ${occurrence.slice(0, 10)}` });
  const endsAt = endAfter(startsAt, { minutes, timeZone, isAllDay: template.isAllDay ?? false });
  const event = await insertEvent(ctx, {
    ...defined(template),
    title: template.title,
    startsAt,
    endsAt,
    timeZone,
    slug,
    seriesId,
    occurrence,
    createdById,
  });
  await replaceTranslations(ctx, [event.id], { texts: textsOf(series.template), languages: [] });
  await recordOwner(ctx, { resourceType: 'event', resourceId: event.id, ownerId: createdById });
  if (series.isPublished) await goLive(ctx, event);
}

/** What a series says in other languages, as its events say it. */
export function textsOf({ translations = [] }: SeriesRow['template']): TranslatedText[] {
  return translations.map((text) => ({ ...text, sourceHash: text.sourceHash ?? null }));
}
