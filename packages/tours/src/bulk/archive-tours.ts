import type { Call } from '@belvedere/kernel';
import { archiveTour } from '../tours/archive-tour.ts';
import { findTour } from '../tours/table.ts';
import { forEachTour } from './for-each-tour.ts';
import type { BulkResult } from './schemas.ts';

export async function archiveTours({ ctx, input: { tourIds } }: Call<{ tourIds: string[] }>): Promise<BulkResult> {
  return forEachTour(ctx, { tourIds, action: 'tours.tour.archived' }, async (each, id) => {
    if ((await findTour(each, { id })).status === 'archived') return 'unchanged';
    await archiveTour({ ctx: each, input: { id } });
    return 'done';
  });
}
