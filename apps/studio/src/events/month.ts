import type { EventView } from '@belvedere/sdk';
import { wallTime } from '../tour/wall-time.ts';

/** A day of the calendar, such as `2026-12-05`: no instant, and of no zone. */
export type Day = string;

const DAY = 86_400_000;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const WEEK = 7;
const MOST_DAYS = 366;

const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => dayAt(at(day) + days * DAY);

/** The same day of another month, or its last one. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Today, by the clocks of a zone. */
export const today = (now: Date, zone: string): Day => wallTime(now, zone).slice(0, 10);

/** `2026-12` of an address, or undefined. */
export const readMonth = (text: string | undefined): string | undefined => (text !== undefined && MONTH.test(text) ? text : undefined);

/** Whole weeks that hold a month; `first` is the day that weeks begin with: 1 for Monday to 7 for Sunday. */
export function weeksOf(month: string, first: number): Day[][] {
  const start = `${month}-01`;
  const before = (new Date(at(start)).getUTCDay() - first + WEEK) % WEEK;
  const weeks: Day[][] = [];
  for (let week = addDays(start, -before); week.slice(0, 7) <= month; week = addDays(week, WEEK))
    weeks.push(Array.from({ length: WEEK }, (_, n) => addDays(week, n)));
  return weeks;
}

/** The days on which an event is, by its own clocks. An end at midnight is none of the day after. */
export function daysOf({ startsAt, endsAt, timeZone }: Pick<EventView, 'startsAt' | 'endsAt' | 'timeZone'>): Day[] {
  const first = wallTime(startsAt, timeZone).slice(0, 10);
  const end = endsAt && endsAt > startsAt ? new Date(endsAt.getTime() - 1) : startsAt;
  const last = wallTime(end, timeZone).slice(0, 10);
  const days: Day[] = [];
  for (let day = first; day <= last && days.length < MOST_DAYS; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Where a key leads from a day; undefined for other keys. `side` is 1 where one reads from the left, -1 from the right. */
export function dayByKey(day: Day, key: string, { side, first }: { side: 1 | -1; first: number }): Day | undefined {
  const inWeek = (new Date(at(day)).getUTCDay() - first + WEEK) % WEEK;
  const steps: Record<string, () => Day> = {
    ArrowLeft: () => addDays(day, -side),
    ArrowRight: () => addDays(day, side),
    ArrowUp: () => addDays(day, -WEEK),
    ArrowDown: () => addDays(day, WEEK),
    Home: () => addDays(day, -inWeek),
    End: () => addDays(day, WEEK - 1 - inWeek),
    PageUp: () => addMonths(day, -1),
    PageDown: () => addMonths(day, 1),
  };
  return Object.hasOwn(steps, key) ? steps[key]?.() : undefined;
}
