import type { ReadCall } from '@belvedere/kernel';
import { inLanguage } from '../translations/in-language.ts';
import type { EventMonth, MonthInput } from './schemas.ts';
import { listMonthRows } from './table.ts';

/** So many events of a day are named; how many there are is said. */
const NAMED = 4;

export async function listMonth({ ctx, input }: ReadCall<MonthInput>): Promise<EventMonth> {
  const rows = await listMonthRows(ctx, { ...input, named: NAMED });
  const days = [...Map.groupBy(rows, ({ date }) => date)];
  return {
    days: days.map(([date, items]) => ({
      date,
      count: items[0]?.count ?? 0,
      items: items.map((item) => inLanguage({ ...item, description: null }, item.translations, input.language)),
    })),
  };
}
