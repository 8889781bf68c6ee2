import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { EventStatus } from '../events/event.ts';

/** A rule and what it is exempt from; times are by the clocks of its zone, without one: 2026-12-07T19:30. */
export interface Recurrence {
  rule: string;
  firstStart: string;
  timeZone: string;
  excluded: readonly string[];
  added: readonly string[];
  endsBefore: string | null;
}

export interface Occurrence {
  /** When the rule has it, which names it for good. */
  occurrence: string;
  startsAt: Date;
}

const PARTS =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;((INTERVAL|COUNT)=\d{1,4}|(UNTIL|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|WKST)=[\w,+-]+))*$/;
/** From the first year to the last one in days: a rule is done with sooner. */
const YEARS = [1970, 2200] as const;
const MOST_WINDOWS = 24;
const MOST_STEPS = (YEARS[1] - YEARS[0]) * 366;
/** How many letters of a local time are its date. */
const DATE = '2026-12-07T'.length;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** A time on a calendar and a clock, without saying where. */
export function isLocalTime(text: string): boolean {
  if (!LOCAL.test(text)) return false;
  try {
    const { year } = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return year >= YEARS[0] && year < YEARS[1];
  } catch {
    return false;
  }
}

/** A rule of RFC 5545 for days and more; nothing happens every second. */
export function isRule(rule: string): boolean {
  if (!PARTS.test(rule)) return false;
  try {
    return Boolean(ruleOf({ rule, firstStart: '2026-01-01T12:00', timeZone: 'UTC', excluded: [], added: [] }));
  } catch {
    return false;
  }
}

/** What a series has between two instants, soonest first. A time that clocks skip in spring is left out, as the standard has it. */
export function occurrencesOf(series: Recurrence, between: { from: Date; until: Date; limit: number }): Occurrence[] {
  const { timeZone, endsBefore } = series;
  const found = ruleOf(series)
    .between(between.from, between.until, true)
    .map((time) => ({ occurrence: localOf(time), startsAt: new Date(time.epochMilliseconds) }));
  const ends = endsBefore === null ? Infinity : zoned(endsBefore, timeZone).epochMilliseconds;
  return found.filter(({ startsAt }) => startsAt.getTime() < ends).slice(0, between.limit);
}

/** The next ones from an instant on, window after window: each is looked for no longer than it takes, as dates may be a decade apart. */
export function nextOccurrences(series: Recurrence, { from, limit, window }: { from: Date; limit: number; window: number }): Occurrence[] {
  const begins = [series.firstStart, ...series.added].map((time) => zoned(time, series.timeZone).epochMilliseconds);
  const start = Math.max(from.getTime(), Math.min(...begins));
  const found: Occurrence[] = [];
  for (let n = 0; n < MOST_WINDOWS && found.length < limit; n++) {
    const at = start + n * window;
    found.push(...occurrencesOf(series, { from: new Date(at), until: new Date(at + window - 1), limit: limit - found.length }));
  }
  return found;
}

/** A series with changes. What was left out stays left out at another time of day, unless the change says what is. */
export function withChanges<Series extends Recurrence>(before: Series, changes: Partial<NoInfer<Series>>): Series {
  const after = { ...before, ...changes };
  const was = before.firstStart.slice(DATE);
  const is = after.firstStart.slice(DATE);
  if (changes.excluded !== undefined || was === is) return after;
  return { ...after, excluded: before.excluded.map((time) => (time.slice(DATE) === was ? `${time.slice(0, DATE)}${is}` : time)) };
}

/** What is left of a series from an occurrence on. It counts on from where its rule has a date, which one that was added need not be. */
export function remainderOf(series: Recurrence, occurrence: string) {
  const later = (times: readonly string[]) => times.filter((time) => time >= occurrence);
  const next = ruleOf({ ...series, excluded: [], added: [] }).next(zoned(occurrence, series.timeZone), true);
  return {
    rule: ruleFrom(series, occurrence),
    firstStart: next ? localOf(next) : occurrence,
    excluded: later(series.excluded),
    added: later(series.added),
  };
}

/** The same rule for what is left of it from an occurrence on: of so many times those that are to come. */
export function ruleFrom(series: Recurrence, occurrence: string): string {
  const count = /(?<=;COUNT=)\d+/.exec(series.rule)?.[0];
  if (count === undefined) return series.rule;
  const before = ruleOf({ ...series, excluded: [], added: [] }).between(
    zoned(series.firstStart, series.timeZone),
    zoned(occurrence, series.timeZone),
    true,
  );
  const past = before.filter((time) => localOf(time) < occurrence).length;
  return series.rule.replace(`;COUNT=${count}`, `;COUNT=${Math.max(1, Number(count) - past)}`);
}

/** When an occurrence is over: a whole day in its last minute, days by the calendar, and minutes by the watch. */
export function endAfter(
  startsAt: Date,
  { minutes, timeZone, isAllDay }: { minutes: number | null; timeZone: string; isAllDay: boolean },
): Date | null {
  if (minutes === null) return null;
  if (!isAllDay) return new Date(startsAt.getTime() + minutes * 60_000);
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(start.add({ days: Math.max(1, Math.ceil(minutes / 1440)) }).subtract({ minutes: 1 }).epochMilliseconds);
}

interface Standing {
  id: string;
  occurrence: string;
  /** Whether it follows the series: neither changed on its own nor off. */
  follows: boolean;
}

interface Made {
  status: EventStatus;
  deletedAt: Date | null;
}

/** Whether it is to take place: neither off nor over nor removed. */
export function isOn({ status, deletedAt }: Made): boolean {
  return deletedAt === null && (status === 'draft' || status === 'published');
}

export function withFollowing<Event extends Made & { isApart: boolean }>(events: readonly Event[]): (Event & { follows: boolean })[] {
  return events.map((event) => ({ ...event, follows: !event.isApart && isOn(event) }));
}

/**
 * Which events become which occurrences when a rule changes: those that are at the same time stay, then those on the same day; what is left
 * over of either goes or comes. What does not follow keeps its day for itself, but for times that were added by hand.
 */
export function matchOccurrences<Event extends Standing>(
  wanted: readonly Occurrence[],
  standing: readonly Event[],
  added: readonly string[] = [],
) {
  const dayOf = (occurrence: string) => occurrence.slice(0, 10);
  const held = standing.filter(({ follows }) => !follows).map(({ occurrence }) => occurrence);
  const heldDays = new Set(held.map(dayOf));
  const isHeld = (occurrence: string) => (added.includes(occurrence) ? held.includes(occurrence) : heldDays.has(dayOf(occurrence)));
  const open = wanted.filter(({ occurrence }) => !isHeld(occurrence));
  const byTime = new Map(open.map((each) => [each.occurrence, each]));
  const kept: { event: Event; becomes: Occurrence }[] = [];
  const rest: Event[] = [];
  for (const event of standing.filter(({ follows }) => follows)) {
    const same = byTime.get(event.occurrence);
    if (same && byTime.delete(same.occurrence)) kept.push({ event, becomes: same });
    else rest.push(event);
  }
  const gone = rest.filter((event) => {
    const sameDay = byTime.values().find(({ occurrence }) => dayOf(occurrence) === dayOf(event.occurrence));
    if (!sameDay) return true;
    byTime.delete(sameDay.occurrence);
    kept.push({ event, becomes: sameDay });
    return false;
  });
  return { kept, gone, fresh: [...byTime.values()] };
}

function ruleOf({ rule, firstStart, timeZone, excluded, added }: Omit<Recurrence, 'endsBefore'>): RRuleTemporal<Temporal.ZonedDateTime> {
  const times = (list: readonly string[]) => list.map((text) => zoned(text, timeZone));
  return new RRuleTemporal({
    rruleString: `RRULE:${rule}`,
    dtstart: zoned(firstStart, timeZone),
    exDate: times(excluded),
    rDate: times(added),
    strict: true,
    maxIterations: MOST_STEPS,
    temporal: Temporal,
  });
}

const zoned = (text: string, timeZone: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone);
const localOf = (time: Temporal.ZonedDateTime) => time.toPlainDateTime().toString({ smallestUnit: 'minute' });
