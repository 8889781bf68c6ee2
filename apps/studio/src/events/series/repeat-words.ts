import i18next, { type TFunction } from 'i18next';
import { readRule, turnInMonth, WEEK_DAYS, weekDayOf, type First, type PlaceInMonth, type Repeat, type WeekDay } from './rule.ts';

const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const TURNS = ['first', 'second', 'third', 'fourth'] as const;

/** A time without a zone is written as it stands. */
function format(options: Intl.DateTimeFormatOptions, local: string | number): string {
  const at = typeof local === 'number' ? local : Date.parse(`${local.slice(0, 10)}T${local.slice(11) || '00:00'}:00Z`);
  return new Intl.DateTimeFormat(i18next.language, { ...options, timeZone: 'UTC' }).format(at);
}

export const weekDayName = (day: WeekDay, weekday: 'long' | 'short' = 'long'): string =>
  format({ weekday }, MONDAY + WEEK_DAYS.indexOf(day) * DAY);

/** `2027-01-12T19:30` → `Tue, Jan 12, 2027, 7:30 PM` */
export function localMoment(local: string, isAllDay = false): string {
  const time = isAllDay ? {} : ({ hour: 'numeric', minute: '2-digit' } as const);
  return format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', ...time }, local);
}

/** Which day of a month or a year. */
export function placeWords(t: TFunction, on: PlaceInMonth, { rhythm, firstStart }: Pick<Repeat, 'rhythm'> & First): string {
  const month = format({ month: 'long' }, firstStart);
  if (on === 'date')
    return rhythm === 'YEARLY'
      ? t('series.rule.onDay', { date: format({ day: 'numeric', month: 'long' }, firstStart) })
      : t('series.rule.onDate', { day: format({ day: 'numeric' }, firstStart) });
  if (on === 'lastDate') return rhythm === 'YEARLY' ? t('series.rule.lastOfMonth', { month }) : t('series.rule.onLastDate');
  const turn = on === 'lastWeekday' ? 'last' : (TURNS[turnInMonth(firstStart) - 1] ?? 'last');
  const words = t(`series.rule.onWeekDay.${turn}`, { day: weekDayName(weekDayOf(firstStart)) });
  return rhythm === 'YEARLY' ? t('series.rule.inMonth', { on: words, month }) : words;
}

function rhythmWords(t: TFunction, { rhythm, interval: count, days, on }: Repeat, first: First): string {
  if (rhythm === 'DAILY') return t('series.rule.daily', { count });
  if (rhythm === 'WEEKLY') {
    const names = (days.length > 0 ? days : [weekDayOf(first.firstStart)]).map((day) => weekDayName(day));
    const listed = new Intl.ListFormat(i18next.language).format(names);
    if (names.length === 1 && count === 1) return t('series.rule.weekDay', { days: listed });
    if (names.length === 1 && count === 2) return t('series.rule.secondWeekDay', { days: listed });
    return t('series.rule.weekly', { count, days: listed });
  }
  return t(rhythm === 'MONTHLY' ? 'series.rule.monthly' : 'series.rule.yearly', { count, on: placeWords(t, on, { rhythm, ...first }) });
}

/** `every second Tuesday until March 3, 2027` */
export function ruleWords(t: TFunction, rule: string, first: First): string {
  const repeat = readRule(rule, first);
  if (!repeat) return t('series.rule.own', { rule });
  const words = rhythmWords(t, repeat, first);
  const { end } = repeat;
  if (end.by === 'date') return t('series.rule.until', { rule: words, date: format({ dateStyle: 'long' }, end.day) });
  return end.by === 'count' ? t('series.rule.times', { rule: words, count: end.count }) : words;
}

/** The same with the time of day, as a series is told. */
export function seriesWords(t: TFunction, { rule, ...first }: First & { rule: string }, isAllDay = false): string {
  const words = ruleWords(t, rule, first);
  return isAllDay ? words : t('series.rule.at', { rule: words, time: format({ timeStyle: 'short' }, first.firstStart) });
}
