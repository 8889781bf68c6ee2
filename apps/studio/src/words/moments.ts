import i18next from 'i18next';

/** A day and a time, as the chosen language writes them. */
export function moment(date: Date): string {
  return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `1234567` → `1.2 MB` */
export function bytes(count: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  const format = { style: 'unit', unit: UNITS[step], unitDisplay: 'short', maximumFractionDigits: step < 2 ? 0 : 1 } as const;
  return new Intl.NumberFormat(i18next.language, format).format(count / 1000 ** step);
}
