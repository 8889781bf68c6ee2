import { Temporal } from 'temporal-polyfill';
import type { Mode } from './choose-channels.ts';

/** When somebody wants no mail, and when their digest; wall-clock times `HH:MM` in their own zone. */
export interface MailHours {
  timezone: string;
  quietFrom: string | null;
  quietUntil: string | null;
  digestAt: string;
  /** 1 is Monday. */
  digestDay: number;
}

/** When a mail may leave: at once, when the quiet hours end, or with the next digest. A time that a clock skips is the one after it. */
export function emailTime(mode: Exclude<Mode, 'off'>, now: Date, hours: MailHours): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(hours.timezone);
  if (mode === 'now') return endOfQuiet(local, hours) ?? now;
  if (mode === 'daily') return toDate(next(local, hours.digestAt));
  const daily = next(local, hours.digestAt);
  return toDate(at(daily.toPlainDate().add({ days: (hours.digestDay - daily.dayOfWeek + 7) % 7 }), daily.timeZoneId, hours.digestAt));
}

/** Quiet from 22:00 until 07:00 goes over midnight; from a time until the same time is never. */
function endOfQuiet(local: Temporal.ZonedDateTime, { quietFrom, quietUntil }: MailHours): Date | undefined {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return undefined;
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const isQuiet = quietFrom < quietUntil ? clock >= quietFrom && clock < quietUntil : clock >= quietFrom || clock < quietUntil;
  return isQuiet ? toDate(next(local, quietUntil)) : undefined;
}

/** The next moment after this one at which the clock shows a time. */
function next(local: Temporal.ZonedDateTime, time: string): Temporal.ZonedDateTime {
  const today = at(local.toPlainDate(), local.timeZoneId, time);
  return Temporal.ZonedDateTime.compare(today, local) > 0 ? today : at(local.toPlainDate().add({ days: 1 }), local.timeZoneId, time);
}

function at(date: Temporal.PlainDate, timeZone: string, time: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
}

function toDate(when: Temporal.ZonedDateTime): Date {
  return new Date(when.epochMilliseconds);
}
