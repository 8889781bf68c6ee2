import type { EventView } from '@belvedere/sdk';
import { instantOf, wallTime } from '../tour/wall-time.ts';

export type Times = Pick<EventView, 'startsAt' | 'endsAt' | 'timeZone' | 'isAllDay'>;

const FIRST = 'T00:00';
/** So that the end is of the last day, for whoever shows days alone. */
const LAST = 'T23:59';

/** What the fields show: a day and a time by the clocks of the event; days alone where it takes all day. */
export function typedTimes({ startsAt, endsAt, timeZone, isAllDay }: Times): { start: string; end: string } {
  const shown = (at: Date) => (isAllDay ? wallTime(at, timeZone).slice(0, 10) : wallTime(at, timeZone));
  return { start: shown(startsAt), end: endsAt ? shown(endsAt) : '' };
}

/** The instant that a field says; null when it says none. */
export function readTime(typed: string, side: 'start' | 'end', { timeZone, isAllDay }: Pick<Times, 'timeZone' | 'isAllDay'>): Date | null {
  return instantOf(isAllDay ? `${typed.slice(0, 10)}${side === 'start' ? FIRST : LAST}` : typed, timeZone);
}

/** The same times on the wall by the clocks of another zone. */
export function inZone({ startsAt, endsAt, timeZone }: Times, zone: string): Pick<Times, 'startsAt' | 'endsAt' | 'timeZone'> {
  const moved = (at: Date) => instantOf(wallTime(at, timeZone), zone) ?? at;
  return { timeZone: zone, startsAt: moved(startsAt), endsAt: endsAt && moved(endsAt) };
}

/** Whole days from days and times. */
export function wholeDays({ startsAt, endsAt, timeZone }: Times): Pick<Times, 'startsAt' | 'endsAt' | 'isAllDay'> {
  const at = (instant: Date, time: string) => instantOf(`${wallTime(instant, timeZone).slice(0, 10)}${time}`, timeZone) ?? instant;
  return { isAllDay: true, startsAt: at(startsAt, FIRST), endsAt: endsAt && at(endsAt, LAST) };
}
