import type { Call } from '@belvedere/kernel';
import type { DirectoryFacets, TourFilters } from './schemas.ts';
import { countDirectoryFacets } from './table.ts';

export async function listDirectoryFacets({ ctx, input }: Call<TourFilters>): Promise<DirectoryFacets> {
  return countDirectoryFacets(ctx, input);
}
