import { Temporal } from 'temporal-polyfill';

export interface ReadTime {
  at: Date;
  /** It names a day and no time. */
  isDay: boolean;
}

/** 2027-03-28, 2027-03-28 19:30, 2027-03-28T19:30:00+02:00; and with the day first, as in 28.3.2027 19:30. */
const YEAR_FIRST =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ]+(?<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/;
const DAY_FIRST = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?:,? +(?<time>\d{1,2}:\d{2}(?::\d{2})?))?(?<offset>)$/;

/**
 * A time as tables write it, by the clocks of a zone unless it says how far from UTC it is. 3/4/2027 is none: half of the world takes it for
 * another day. A time that clocks skip is the one that they show instead.
 */
export function readTime(text: string, timeZone: string): ReadTime | undefined {
  const { year, month, day, time, offset } = (YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text))?.groups ?? {};
  if (!year || !month || !day) return undefined;
  const [hour = 0, minute = 0, second = 0] = (time ?? '').split(':').map(Number);
  const fields = { year: Number(year), month: Number(month), day: Number(day), hour, minute, second };
  try {
    const zone = offset ? offset.replace(/^Z$/, 'UTC').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') : timeZone;
    const { epochMilliseconds } = Temporal.ZonedDateTime.from({ ...fields, timeZone: zone }, { overflow: 'reject' });
    return { at: new Date(epochMilliseconds), isDay: time === undefined };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
