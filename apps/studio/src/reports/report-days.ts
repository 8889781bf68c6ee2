import type { SavedReportView } from '@belvedere/sdk';

export const RANGES = ['7d', '30d', '90d', '365d', 'this_month', 'last_month'] as const satisfies readonly SavedReportView['range'][];
export type Range = (typeof RANGES)[number];

/** Days as the server names them, of UTC and both counted. */
export interface Days {
  from: string;
  to: string;
}

const DAY = 86_400_000;
const nameOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);

export function rangeOf(search: { range?: string; from?: string; to?: string }): Range | 'custom' {
  if (isDay(search.from) && isDay(search.to)) return 'custom';
  return RANGES.find((range) => range === search.range) ?? '30d';
}

/** The days that an address means, as seen from today. */
export function daysOf(search: { range?: string; from?: string; to?: string }, now: Date): Days {
  const range = rangeOf(search);
  if (range === 'custom') return { from: search.from ?? '', to: search.to ?? '' };
  const today = Date.parse(nameOf(now.getTime()));
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  if (range === 'this_month') return { from: nameOf(Date.UTC(year, month, 1)), to: nameOf(today) };
  if (range === 'last_month') return { from: nameOf(Date.UTC(year, month - 1, 1)), to: nameOf(Date.UTC(year, month, 0)) };
  return { from: nameOf(today - (Number.parseInt(range, 10) - 1) * DAY), to: nameOf(today) };
}

export function lengthOf({ from, to }: Days): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
}

/** As many days before them. */
export function daysBefore(days: Days): Days {
  const from = Date.parse(days.from);
  return { from: nameOf(from - lengthOf(days) * DAY), to: nameOf(from - DAY) };
}
