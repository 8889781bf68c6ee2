import type { Call } from '@belvedere/kernel';
import type { FoundTours, SearchToursInput } from './schemas.ts';
import { searchTourRows } from './table.ts';

export async function searchTours({ ctx, input }: Call<SearchToursInput>): Promise<FoundTours> {
  return searchTourRows(ctx, input);
}
