import type { EventView } from '@belvedere/sdk';
import i18next from 'i18next';

type Times = Pick<EventView, 'startsAt' | 'endsAt' | 'timeZone' | 'isAllDay'>;

/** When an event takes place, by its own clocks, with the zone where those are not the reader's. */
export function whenOf({ startsAt, endsAt, timeZone, isAllDay }: Times): string {
  const isOwn = timeZone === Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = isAllDay
    ? {}
    : ({ hour: 'numeric', minute: '2-digit', ...(!isOwn && { timeZoneName: 'short' }) } as const satisfies Intl.DateTimeFormatOptions);
  const format = new Intl.DateTimeFormat(i18next.language, { day: 'numeric', month: 'short', year: 'numeric', ...time, timeZone });
  return endsAt ? format.formatRange(startsAt, endsAt) : format.format(startsAt);
}

/** `Europe/Zurich` → `Zurich, Central European Standard Time` */
export function zoneName(zone: string, at: Date): string {
  const format = new Intl.DateTimeFormat(i18next.language, { timeZone: zone, timeZoneName: 'long' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return city === name ? name : `${city}, ${name}`;
}

/** The day that weeks begin with where the language is spoken: 1 for Monday to 7 for Sunday. */
export function firstOfWeek(): number {
  const locale = new Intl.Locale(i18next.language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return locale.getWeekInfo?.().firstDay ?? 1;
}
