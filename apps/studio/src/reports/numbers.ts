import i18next from 'i18next';

const language = () => i18next.language;

/** `0.25` → `25 %` */
export function percent(share: number, digits = 0): string {
  return new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** For axes: `12000` → `12K` */
export function short(number: number): string {
  return new Intl.NumberFormat(language(), { notation: 'compact', maximumFractionDigits: 1 }).format(number);
}

/** `95000` → `1 min 35 s` */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const part = (value: number, unit: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'narrow' }).format(value);
  if (seconds < 60) return part(seconds, 'second');
  if (seconds < 3_600) return `${part(Math.floor(seconds / 60), 'minute')} ${part(seconds % 60, 'second')}`;
  return `${part(Math.floor(seconds / 3_600), 'hour')} ${part(Math.floor((seconds % 3_600) / 60), 'minute')}`;
}

/** A day of UTC, named as `YYYY-MM-DD`. */
export function dayName(day: string, style: 'axis' | 'whole' = 'whole'): string {
  const format: Intl.DateTimeFormatOptions = style === 'axis' ? { day: 'numeric', month: 'short' } : { dateStyle: 'medium' };
  return new Intl.DateTimeFormat(language(), { ...format, timeZone: 'UTC' }).format(new Date(day));
}

export function hourName(hour: Date, style: 'axis' | 'whole' = 'whole'): string {
  const format: Intl.DateTimeFormatOptions =
    style === 'axis' ? { day: 'numeric', month: 'short' } : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(language(), { ...format, timeZone: 'UTC' }).format(hour);
}

/** Monday is 0. */
export function weekdayName(weekday: number): string {
  return new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + weekday)));
}

/** `NZ` → `New Zealand`; what is no country of ours stays as it is. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(language(), { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
