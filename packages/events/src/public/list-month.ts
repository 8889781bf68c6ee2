import type { Call } from '@belvedere/kernel';
import { dayAt } from './day-at.ts';
import type { EventMonth, MonthInput } from './schemas.ts';
import { listMonthRows } from './table.ts';

/** So many events of a day are named; how many there are is said. */
const NAMED = 4;

export async function listMonth({ ctx, input }: Call<MonthInput>): Promise<EventMonth> {
  const days = new Map<string, EventMonth['days'][number]>();
  for (const item of await listMonthRows(ctx, input)) {
    const date = dayAt(item.startsAt, item.timeZone);
    if (!date.startsWith(input.month)) continue;
    const day = days.get(date) ?? { date, count: 0, items: [] };
    days.set(date, day);
    day.count++;
    if (day.items.length < NAMED) day.items.push(item);
  }
  return { days: [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1)) };
}
