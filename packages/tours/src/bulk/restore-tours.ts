import type { Call } from '@belvedere/kernel';
import { restoreTour } from '../tours/restore-tour.ts';
import { isRemoved } from '../tours/table.ts';
import { forEachTour } from './for-each-tour.ts';
import type { BulkResult } from './schemas.ts';

export async function restoreTours({ ctx, input: { tourIds } }: Call<{ tourIds: string[] }>): Promise<BulkResult> {
  return forEachTour(ctx, { tourIds, action: 'tours.tour.restored' }, async (each, id) => {
    if ((await isRemoved(each, id)) === false) return 'unchanged';
    await restoreTour({ ctx: each, input: { id } });
    return 'done';
  });
}
