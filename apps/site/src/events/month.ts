const MONTH = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/;

export const isMonth = (text: string | undefined): text is string => text !== undefined && MONTH.test(text);

/** The month that is so many later; undefined beyond the years of four digits. */
export function monthAfter(month: string, by: number): string | undefined {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const later = new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
  return isMonth(later) ? later : undefined;
}

/** The weeks of a month: dates such as 2026-12-24, and undefined for days of its neighbours. `firstDay` of a week: 1 is Monday. */
export function weeksOf(month: string, firstDay: number): (string | undefined)[][] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() - firstDay + 7) % 7;
  return Array.from({ length: Math.ceil((before + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - before + 1;
      return day >= 1 && day <= days ? `${month}-${String(day).padStart(2, '0')}` : undefined;
    }),
  );
}
