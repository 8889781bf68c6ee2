import type { Call } from '@belvedere/kernel';
import { visibleTours } from '../things/visible-tours.ts';
import type { FoundTours, SearchToursInput } from './schemas.ts';
import { searchTourRows } from './table.ts';

export async function searchTours({ ctx, input }: Call<SearchToursInput>): Promise<FoundTours> {
  return searchTourRows(ctx, input, await visibleTours(ctx));
}
