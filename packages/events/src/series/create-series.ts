import { callerId, defined, type Call } from '@belvedere/kernel';
import { checkEvent } from '../events/check-event.ts';
import { filmIn } from '../events/event.ts';
import { fillSeries } from './fill-series.ts';
import type { CreateSeriesInput, SeriesView } from './schemas.ts';
import { insertSeries, viewSeries } from './table.ts';
import { translateTemplate } from './translate-template.ts';

/** Makes a series with the events that are to come soon, as drafts. */
export async function createSeries({ ctx, input }: Call<CreateSeriesInput>): Promise<SeriesView> {
  const { rule, firstStart, timeZone, lengthMinutes, excluded, added, translations, youtubeUrl, ...rest } = input;
  await checkEvent(ctx, { ...rest, startsAt: ctx.now }, rest.venueId);
  const recurrence = { rule, firstStart, timeZone, lengthMinutes, excluded, added };
  const template = translateTemplate({ ...defined({ ...rest, youtubeId: filmIn(youtubeUrl) }), title: rest.title }, translations);
  const series = await insertSeries(ctx, { ...recurrence, template, createdById: callerId(ctx) });
  const events = await fillSeries(ctx, series);
  ctx.changed({ after: { title: rest.title, rule, firstStart, events } });
  return viewSeries(ctx, series.id);
}
