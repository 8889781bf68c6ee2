import { HOUR, MINUTE } from '@belvedere/kernel/core';

const DAYS_BACK = 366;
const DAY = 24 * HOUR;

/**
 * When a schedule was last to run, at or before now: five fields in UTC of which each is `*`, `*\/n`, or numbers with commas between, as
 * our schedules are. @returns undefined for other fields, and for what a year does not reach.
 */
export function lastDue(cron: string, now: Date): Date | undefined {
  const [minute, hour, day, month, weekday] = cron.split(' ').map(matcherOf);
  if (!minute || !hour || !day || !month || !weekday) return undefined;
  let at = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const earliest = at - DAYS_BACK * DAY;
  while (at >= earliest) {
    const date = new Date(at);
    if (!day(date.getUTCDate()) || !month(date.getUTCMonth() + 1) || !weekday(date.getUTCDay())) at = endOf(at, DAY);
    else if (!hour(date.getUTCHours())) at = endOf(at, HOUR);
    else if (!minute(date.getUTCMinutes())) at -= MINUTE;
    else return date;
  }
  return undefined;
}

/** The last minute before the hour or day of a moment. */
function endOf(at: number, length: number): number {
  return Math.floor(at / length) * length - MINUTE;
}

function matcherOf(field: string): ((value: number) => boolean) | undefined {
  if (field === '*') return () => true;
  const step = /^\*\/(\d+)$/.exec(field)?.[1];
  if (step !== undefined) return (value) => value % Number(step) === 0;
  const values = field.split(',').map(Number);
  return values.every(Number.isInteger) ? (value) => values.includes(value) : undefined;
}
