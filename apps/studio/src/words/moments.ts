import i18next from 'i18next';

export function day(date: Date): string {
  return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium' }).format(date);
}
