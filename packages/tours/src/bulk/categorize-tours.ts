import type { Call } from '@belvedere/kernel';
import { adoptTerms } from '../terms/adopt-terms.ts';
import { changeTour } from './change-tour.ts';
import { forEachTour } from './for-each-tour.ts';
import type { BulkResult } from './schemas.ts';

export async function categorizeTours({ ctx, input }: Call<{ tourIds: string[]; category: string | null }>): Promise<BulkResult> {
  const { category } = await adoptTerms(ctx, { category: input.category });
  return forEachTour(ctx, { tourIds: input.tourIds, action: 'tours.tour.updated' }, (each, id) =>
    changeTour(each, id, () => ({ category })),
  );
}
