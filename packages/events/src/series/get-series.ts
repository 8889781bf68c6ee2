import type { Call } from '@belvedere/kernel';
import type { SeriesView } from './schemas.ts';
import { viewSeries } from './table.ts';

export async function getSeries({ ctx, input }: Call<{ id: string }>): Promise<SeriesView> {
  return viewSeries(ctx, input.id);
}
