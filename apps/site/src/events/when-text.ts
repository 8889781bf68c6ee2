export interface When {
  startsAt: Date;
  endsAt: Date | null;
  timeZone: string;
  isAllDay: boolean;
}

const MOST_KEPT = 1000;
const kept = new Map<string, Intl.DateTimeFormat>();

/** To make one takes longer than to use it a hundred times. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.values(options).join(' ')}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const format = new Intl.DateTimeFormat(locale, options);
  kept.set(key, format);
  return format;
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;

/** By the clocks of the event. */
export function whenText({ startsAt, endsAt, timeZone, isAllDay }: When, locale: string): string {
  const format = formatOf(locale, { ...DAY, ...(isAllDay ? {} : TIME), timeZone });
  return endsAt ? format.formatRange(startsAt, endsAt) : format.format(startsAt);
}

/** An instant by the clocks of an event. */
export function momentText(moment: Date, timeZone: string, locale: string): string {
  return formatOf(locale, { ...DAY, ...TIME, timeZone }).format(moment);
}

/** Of a leaf of a calendar. */
export function leafOf({ startsAt, timeZone }: Pick<When, 'startsAt' | 'timeZone'>, locale: string): { day: string; month: string } {
  return {
    day:
      formatOf(locale, { day: 'numeric', timeZone })
        .formatToParts(startsAt)
        .find(({ type }) => type === 'day')?.value ?? '',
    month: formatOf(locale, { month: 'short', timeZone }).format(startsAt),
  };
}

export function timeText({ startsAt, timeZone }: Pick<When, 'startsAt' | 'timeZone'>, locale: string): string {
  return formatOf(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(startsAt);
}

/** The name of a month such as 2026-12. */
export function monthText(month: string, locale: string): string {
  return formatOf(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
}

/** The name of a day such as 2026-12-24. */
export function dayText(date: string, locale: string): string {
  return formatOf(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

/** Of the days of a week, beginning with `firstDay` (1 is Monday): what a heading shows, and what it is called. */
export function weekdays(firstDay: number, locale: string): { short: string; long: string }[] {
  return Array.from({ length: 7 }, (_, n) => {
    // The fifth of January 1970 was a Monday.
    const day = new Date(Date.UTC(1970, 0, 4 + firstDay + n));
    const name = (weekday: 'short' | 'long') => formatOf(locale, { weekday, timeZone: 'UTC' }).format(day);
    return { short: name('short'), long: name('long') };
  });
}
