import { defined, fail, type Call, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { changeEvent } from '../events/change-event.ts';
import { checkEvent } from '../events/check-event.ts';
import { filmIn } from '../events/event.ts';
import { lockEvent } from '../events/table.ts';
import { replaceTranslations } from '../translations/table.ts';
import { dropEvent } from './drop-event.ts';
import { makeOccurrence, occurrencesAhead, textsOf } from './fill-series.ts';
import type { SeriesView, UpdateSeriesInput } from './schemas.ts';
import { endAfter, matchOccurrences, remainderOf, withChanges, withFollowing } from './series.ts';
import {
  handOn,
  insertSeries,
  listOccurrences,
  lockSeries,
  renameOccurrences,
  updateSeriesRow,
  viewSeries,
  type SeriesRow,
} from './table.ts';
import { translateTemplate } from './translate-template.ts';

/**
 * Changes all that is to come of a series, or one event and those that follow: then a series of its own goes on from there. Events that
 * were changed on their own stay as they are, and whoever comes hears of what is different for them.
 */
export async function updateSeries({ ctx, input }: Call<UpdateSeriesInput>): Promise<SeriesView> {
  const {
    id,
    version,
    fromEventId,
    reason,
    rule,
    firstStart,
    timeZone,
    lengthMinutes,
    excluded,
    added,
    translations,
    youtubeUrl,
    ...rest
  } = input;
  const before = await lockSeries(ctx, id);
  const { translations: said, ...described } = before.template;
  const template = translateTemplate({ ...described, ...defined({ ...rest, youtubeId: filmIn(youtubeUrl) }) }, translations, said);
  await checkEvent(ctx, { ...template, startsAt: ctx.now }, rest.venueId);
  const changes = { ...defined({ rule, firstStart, timeZone, lengthMinutes, excluded, added }), template };
  const after =
    fromEventId === undefined
      ? await updateSeriesRow(ctx, { id, version }, { ...changes, excluded: withChanges(before, changes).excluded })
      : await goOnFrom(ctx, { ...before, version }, { fromEventId, changes });
  const kept = await follow(ctx, after, reason);
  if (translations !== undefined) {
    const languages = [...(said ?? []), ...translations].map(({ language }) => language);
    await replaceTranslations(ctx, kept, { texts: textsOf(template), languages });
  }
  ctx.changed({
    before: { rule: before.rule, firstStart: before.firstStart },
    after: { rule: after.rule, firstStart: after.firstStart, series: after.id },
  });
  return viewSeries(ctx, after.id);
}

/** Ends a series before one of its events, and lets another one go on with it. */
async function goOnFrom(
  ctx: Context,
  before: SeriesRow,
  { fromEventId, changes }: { fromEventId: string; changes: Partial<SeriesRow> },
): Promise<SeriesRow> {
  const from = (await listOccurrences(ctx, before.id)).find(({ id }) => id === fromEventId) ?? fail(eventsErrors.not_found);
  const { occurrence } = from;
  await updateSeriesRow(ctx, before, { endsBefore: occurrence });
  const { tenantId: _, id: __, version: ___, createdAt: ____, updatedAt: _____, ...same } = before;
  const after = await insertSeries(ctx, withChanges({ ...same, ...remainderOf(before, occurrence) }, changes));
  await handOn(ctx, { from: before.id, to: after.id, occurrence });
  return after;
}

/** Makes the events that are to come be what the series says. @returns those that were there already. */
async function follow(ctx: Context, series: SeriesRow, reason: string | undefined): Promise<string[]> {
  const standing = withFollowing(await listOccurrences(ctx, series.id));
  const { kept, gone, fresh } = matchOccurrences(occurrencesAhead(ctx, series), standing, series.added);
  const renamed = kept.filter(({ event, becomes }) => event.occurrence !== becomes.occurrence);
  await renameOccurrences(
    ctx,
    renamed.map(({ event, becomes }) => ({ id: event.id, occurrence: becomes.occurrence })),
  );
  for (const { event, becomes } of kept) {
    const { timeZone, lengthMinutes: minutes } = series;
    const { translations: _, ...template } = series.template;
    const isAllDay = template.isAllDay ?? false;
    const endsAt = endAfter(becomes.startsAt, { minutes, timeZone, isAllDay });
    await changeEvent(ctx, await lockEvent(ctx, event.id), { ...defined(template), startsAt: becomes.startsAt, endsAt, timeZone, reason });
  }
  for (const { id } of gone) await dropEvent(ctx, id, reason);
  for (const each of fresh) await makeOccurrence(ctx, series, each);
  return kept.map(({ event }) => event.id);
}
