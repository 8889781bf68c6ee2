import type { Call } from '@belvedere/kernel';
import { visibleTours } from '../things/visible-tours.ts';
import type { TourFacets, TourFilters } from './schemas.ts';
import { countFacets } from './table.ts';

export async function listFacets({ ctx, input }: Call<TourFilters>): Promise<TourFacets> {
  return countFacets(ctx, input, await visibleTours(ctx));
}
