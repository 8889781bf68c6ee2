import type { Call } from '@belvedere/kernel';
import { removeTour } from '../tours/remove-tour.ts';
import { isRemoved } from '../tours/table.ts';
import { forEachTour } from './for-each-tour.ts';
import type { BulkResult } from './schemas.ts';

export async function removeTours({ ctx, input: { tourIds } }: Call<{ tourIds: string[] }>): Promise<BulkResult> {
  return forEachTour(ctx, { tourIds, action: 'tours.tour.removed' }, async (each, id) => {
    if (await isRemoved(each, id)) return 'unchanged';
    await removeTour({ ctx: each, input: { id } });
    return 'done';
  });
}
