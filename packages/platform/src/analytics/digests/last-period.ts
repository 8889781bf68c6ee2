import { Temporal } from 'temporal-polyfill';
import type { DigestSchedule } from '../saved/schemas.ts';

/** When letters leave, by the clock of the workspace. */
const SEND_AT = 7;

/** Days as `YYYY-MM-DD`, both counted. */
export interface Period {
  from: string;
  to: string;
}

/**
 * The last day, week (from Monday) or month that a letter may tell of now: it is over, and since then it has been seven in the morning where
 * the workspace is. Its days are those of the reports, which are of UTC: east of it a letter waits until they are over there too.
 */
export function lastPeriod(schedule: DigestSchedule, now: Date, timezone: string): Period {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const local = instant.toZonedDateTimeISO(timezone);
  // The day on whose morning letters last left; no day of UTC that is still open is before it.
  const morning = local.hour >= SEND_AT ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 });
  const open = instant.toZonedDateTimeISO('UTC').toPlainDate();
  const today = Temporal.PlainDate.compare(morning, open) > 0 ? open : morning;
  const { from, until } = spanBefore(schedule, today);
  return { from: from.toString(), to: until.subtract({ days: 1 }).toString() };
}

/** The last whole day, week or month before a day. */
function spanBefore(schedule: DigestSchedule, day: Temporal.PlainDate): { from: Temporal.PlainDate; until: Temporal.PlainDate } {
  if (schedule === 'daily') return { from: day.subtract({ days: 1 }), until: day };
  if (schedule === 'weekly') {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return { from: monday.subtract({ days: 7 }), until: monday };
  }
  const first = day.with({ day: 1 });
  return { from: first.subtract({ months: 1 }), until: first };
}
