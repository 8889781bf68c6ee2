import { commonErrors, DAY, fail } from '@belvedere/kernel/core';
import type { ReportInput } from './schemas.ts';

const LONGEST_DAYS = 400;
const USUAL_DAYS = 30;

/** Days as `YYYY-MM-DD` (UTC); `until` is the first that does not count any more. */
export interface Span {
  from: string;
  until: string;
  /** From here on the raw hits are counted, as their sums may not be made yet. */
  rawFrom: string;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Each day from one to before the other. */
export function daysOf(from: string, until: string): string[] {
  const length = Math.max(0, Math.round((Date.parse(until) - Date.parse(from)) / DAY));
  return Array.from({ length }, (_, n) => dayOf(Date.parse(from) + n * DAY));
}

/** The days that new hits are mostly of: their sums may lack what came since the last run. */
export const openDays = (now: Date): string => dayOf(now.getTime() - 2 * DAY);

/** The days that were asked for and as many before them; the last thirty unless said. */
export function spansOf(
  input: Pick<ReportInput, 'from' | 'to'>,
  now: Date,
  { longest = LONGEST_DAYS, usual = USUAL_DAYS, rawFrom = openDays(now) } = {},
): { span: Span; before: Span } {
  const until = Date.parse(input.to ?? dayOf(now.getTime())) + DAY;
  const from = input.from === undefined ? until - usual * DAY : Date.parse(input.from);
  const length = until - from;
  if (length <= 0 || length > longest * DAY)
    fail(commonErrors.invalid_input, { fields: { to: `Choose a day from \`from\` on, at most ${longest} days in all.` } });
  const span = { from: dayOf(from), until: dayOf(until), rawFrom };
  return { span, before: { from: dayOf(from - length), until: span.from, rawFrom } };
}
