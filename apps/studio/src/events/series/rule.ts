import { instantOf, wallTime } from '../../tour/wall-time.ts';
import { addDays } from '../month.ts';

/** Days of a week as rules of RFC 5545 name them. */
export const WEEK_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];
export const RHYTHMS = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
/** Of a month or a year: its date, its last day, such as the second Tuesday, or the last Tuesday. */
export const PLACES_IN_MONTH = ['date', 'lastDate', 'weekday', 'lastWeekday'] as const;
export type PlaceInMonth = (typeof PLACES_IN_MONTH)[number];

/** How something repeats, in the words of people. What of it hangs on the first day is not said again. */
export interface Repeat {
  rhythm: (typeof RHYTHMS)[number];
  /** Every so many days, weeks, months or years. */
  interval: number;
  /** Of weeks; none for the day of the first start. */
  days: readonly WeekDay[];
  on: PlaceInMonth;
  end: { by: 'never' } | { by: 'date'; day: string } | { by: 'count'; count: number };
}

/** When it is first, by the clocks of a zone: what a rule counts from. */
export interface First {
  firstStart: string;
  timeZone: string;
}

const LAST_MINUTE = 'T23:59';

export function weekDayOf(local: string): WeekDay {
  const sundayFirst = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return WEEK_DAYS[(sundayFirst + 6) % 7] ?? 'MO';
}

/** Which one of its weekday a day is in its month: 1 to 5. */
export const turnInMonth = (local: string): number => Math.ceil(Number(local.slice(8, 10)) / 7);

const daysOfMonth = (local: string): number => new Date(Date.UTC(Number(local.slice(0, 4)), Number(local.slice(5, 7)), 0)).getUTCDate();

/** What can be said of a first day. */
export function placesInMonth(local: string): PlaceInMonth[] {
  const day = Number(local.slice(8, 10));
  const left = daysOfMonth(local) - day;
  return PLACES_IN_MONTH.filter(
    (each) =>
      each === 'date' ||
      (each === 'lastDate' && left === 0) ||
      (each === 'weekday' && turnInMonth(local) < 5) ||
      (each === 'lastWeekday' && left < 7),
  );
}

/** A rule of RFC 5545. */
export function writeRule({ rhythm, interval, days, on, end }: Repeat, { firstStart, timeZone }: First): string {
  const parts = [`FREQ=${rhythm}`];
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  if (rhythm === 'WEEKLY' && days.length > 0) parts.push(`BYDAY=${WEEK_DAYS.filter((day) => days.includes(day)).join(',')}`);
  const isOfMonth = rhythm === 'MONTHLY' || rhythm === 'YEARLY';
  if (isOfMonth && on !== 'date') {
    if (rhythm === 'YEARLY') parts.push(`BYMONTH=${Number(firstStart.slice(5, 7))}`);
    const weekDay = weekDayOf(firstStart);
    const by = { lastDate: 'BYMONTHDAY=-1', weekday: `BYDAY=${turnInMonth(firstStart)}${weekDay}`, lastWeekday: `BYDAY=-1${weekDay}` };
    parts.push(by[on]);
  }
  if (end.by === 'count') parts.push(`COUNT=${end.count}`);
  const last = end.by === 'date' && instantOf(`${end.day}${LAST_MINUTE}`, timeZone);
  if (last) parts.push(`UNTIL=${last.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
  return parts.join(';');
}

/** A rule in the words of people; null for one that they do not cover. */
export function readRule(rule: string, first: First): Repeat | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const rhythm = RHYTHMS.find((each) => each === parts.get('FREQ'));
  if (!rhythm) return null;
  const until = parts.get('UNTIL');
  const count = parts.get('COUNT');
  const day = until === undefined ? undefined : lastDay(until, first);
  const read: Repeat = {
    rhythm,
    interval: Number(parts.get('INTERVAL') ?? 1),
    days: rhythm === 'WEEKLY' ? WEEK_DAYS.filter((each) => parts.get('BYDAY')?.split(',').includes(each)) : [],
    on: placeIn(parts),
    end: day !== undefined ? { by: 'date', day } : count === undefined ? { by: 'never' } : { by: 'count', count: Number(count) },
  };
  return sameParts(parts, writeRule(read, first)) ? read : null;
}

function placeIn(parts: ReadonlyMap<string, string>): PlaceInMonth {
  if (parts.get('BYMONTHDAY') === '-1') return 'lastDate';
  const day = parts.get('BYDAY');
  if (day === undefined || parts.get('FREQ') === 'WEEKLY') return 'date';
  return day.startsWith('-') ? 'lastWeekday' : 'weekday';
}

/** Whether a rule says what another does; in which order, and at which time of its last day it ends, is one. */
function sameParts(parts: ReadonlyMap<string, string>, written: string): boolean {
  const others = new Map(written.split(';').map((part) => part.split('=', 2) as [string, string]));
  const given = [...parts].filter(([name, value]) => !(name === 'INTERVAL' && value === '1') && !(name === 'WKST' && value === 'MO'));
  return given.length === others.size && given.every(([name, value]) => name === 'UNTIL' || sorted(others.get(name)) === sorted(value));
}

const sorted = (list: string | undefined) => list?.split(',').toSorted().join(',');

const UNTIL = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$/;

/** The last day on which something may begin, by the clocks of the place. */
function lastDay(until: string, { firstStart, timeZone }: First): string | undefined {
  const [, year, month, date, hour, minute, utc] = UNTIL.exec(until) ?? [];
  if (year === undefined) return undefined;
  const day = `${year}-${month}-${date}`;
  if (hour === undefined) return day;
  const local = utc ? wallTime(new Date(`${day}T${hour}:${minute}:00Z`), timeZone) : `${day}T${hour}:${minute}`;
  return local.slice(11) >= firstStart.slice(11) ? local.slice(0, 10) : addDays(local.slice(0, 10), -1);
}

/** The same rhythm from another first day: what hung on the old one hangs on the new one. */
export function moveFirst(repeat: Repeat, from: First, to: First): string {
  const hung = repeat.days.length === 1 && repeat.days[0] === weekDayOf(from.firstStart);
  const on = placesInMonth(to.firstStart).includes(repeat.on) ? repeat.on : 'date';
  return writeRule({ ...repeat, on, days: hung ? [weekDayOf(to.firstStart)] : repeat.days }, to);
}
