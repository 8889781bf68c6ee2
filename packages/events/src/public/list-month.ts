import type { Call } from '@belvedere/kernel';
import { inLanguage } from '../translations/in-language.ts';
import { dayAt } from './day-at.ts';
import type { EventMonth, MonthInput } from './schemas.ts';
import { listMonthRows, readTitles, type DayRow } from './table.ts';

/** So many events of a day are named; how many there are is said. */
const NAMED = 4;

export async function listMonth({ ctx, input }: Call<MonthInput>): Promise<EventMonth> {
  const days = new Map<string, { date: string; count: number; items: DayRow[] }>();
  for (const item of await listMonthRows(ctx, input)) {
    const date = dayAt(item.startsAt, item.timeZone);
    if (!date.startsWith(input.month)) continue;
    const day = days.get(date) ?? { date, count: 0, items: [] };
    days.set(date, day);
    day.count++;
    if (day.items.length < NAMED) day.items.push(item);
  }
  const inOrder = [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
  const { language } = input;
  if (language === undefined) return { days: inOrder };
  const titles = await readTitles(
    ctx,
    inOrder.flatMap(({ items }) => items.map(({ id }) => id)),
  );
  const said = (item: DayRow) => inLanguage({ ...item, description: null }, titles.get(item.id) ?? [], language);
  return { days: inOrder.map((day) => ({ ...day, items: day.items.map(said) })) };
}
