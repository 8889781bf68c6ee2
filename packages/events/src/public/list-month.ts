import type { Call } from '@belvedere/kernel';
import type { EventMonth, MonthInput } from './schemas.ts';
import { listMonthRows } from './table.ts';

/** So many events of a day are named; how many there are is said. */
const NAMED = 4;

export async function listMonth({ ctx, input }: Call<MonthInput>): Promise<EventMonth> {
  const days: EventMonth['days'] = [];
  for (const { date, count, ...item } of await listMonthRows(ctx, input, NAMED)) {
    const day = days.at(-1);
    if (day?.date === date) day.items.push(item);
    else days.push({ date, count, items: [item] });
  }
  return { days };
}
