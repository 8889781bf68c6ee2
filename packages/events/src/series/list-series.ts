import type { Call } from '@belvedere/kernel';
import type { ListSeriesInput, SeriesPage } from './schemas.ts';
import { listSeriesRows } from './table.ts';

export async function listSeries({ ctx, input }: Call<ListSeriesInput>): Promise<SeriesPage> {
  return listSeriesRows(ctx, input);
}
