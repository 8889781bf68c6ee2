import { defined, fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { nextAhead, occurrencesAhead } from './fill-series.ts';
import type { ForeseeSeriesInput, SeriesForesight } from './schemas.ts';
import { isOn, matchOccurrences, remainderOf, withChanges, withFollowing, type Occurrence, type Recurrence } from './series.ts';
import { findSeries, listOccurrences } from './table.ts';

type Standing = Awaited<ReturnType<typeof listOccurrences>>;

/** Which dates a rule has, and what it would do to the events that there are: by the same rules as a change, which nobody is told of yet. */
export async function foreseeSeries({ ctx, input }: Call<ForeseeSeriesInput>): Promise<SeriesForesight> {
  const { id, fromEventId, limit, ...given } = input;
  const series = id === undefined ? null : await findSeries(ctx, id);
  const all = series ? await listOccurrences(ctx, series.id) : [];
  const from = fromEventId === undefined ? undefined : (all.find((event) => event.id === fromEventId) ?? fail(eventsErrors.not_found));
  const before: Recurrence = {
    ...{ rule: '', firstStart: '', timeZone: '', excluded: [], added: [], endsBefore: null },
    ...series,
    ...(series && from && remainderOf(series, from.occurrence)),
  };
  const wanted = withChanges(before, defined(given));
  const { rule, firstStart, timeZone, excluded, added } = wanted;
  const ahead = occurrencesAhead(ctx, wanted);
  const standing = from ? all.filter(({ occurrence }) => occurrence >= from.occurrence) : all;
  return {
    recurrence: { rule, firstStart, timeZone, excluded: [...excluded], added: [...added] },
    dates: ahead.length < limit ? nextAhead(ctx, wanted, limit) : ahead.slice(0, limit),
    total: ahead.length,
    effect: series && effectOf(ahead, standing, added),
  };
}

function effectOf(ahead: readonly Occurrence[], events: Standing, added: readonly string[]): SeriesForesight['effect'] {
  const standing = withFollowing(events);
  const { kept, gone, fresh } = matchOccurrences(ahead, standing, added);
  const isMoved = ({ event, becomes }: (typeof kept)[number]) => event.startsAt.getTime() !== becomes.startsAt.getTime();
  const count = (counted: Standing) => ({
    events: counted.length,
    places: counted.reduce((sum, { places }) => sum + (places?.confirmed ?? 0), 0),
  });
  return {
    kept: count(kept.filter((each) => !isMoved(each)).map(({ event }) => event)),
    moved: count(kept.filter(isMoved).map(({ event }) => event)),
    gone: count(gone),
    made: fresh.length,
    apart: count(standing.filter((event) => event.isApart && isOn(event))),
  };
}
