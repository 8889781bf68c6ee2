import type { Context } from '@belvedere/kernel';
import { forgetOwner } from '@belvedere/platform';
import { tourPurged } from '../facts.ts';
import { findMediaUses, lockMediaRows } from '../media/table.ts';
import { dropPanorama } from '../panoramas/drop-panorama.ts';
import { tourThing } from '../things/tours-things.ts';
import { deleteTourRows, listPanoramaMedia } from './table.ts';

/**
 * Takes everything of a removed tour away: its rows, its documents, and the tiles of panoramas that nothing else of the tenant uses.
 * Files stay, they are the tenant's; this tour just uses them no more.
 */
export async function purgeTourRows(ctx: Context, tourId: string): Promise<void> {
  const mediaIds = await listPanoramaMedia(ctx, tourId);
  // Whoever is about to choose one of them waits: either they are seen as a use, or they find no panorama and have it cut again.
  await lockMediaRows(ctx, mediaIds);
  await deleteTourRows(ctx, tourId);
  await forgetOwner(ctx, { resourceType: tourThing.type, resourceId: tourId });
  for (const mediaId of mediaIds)
    if ((await findMediaUses(ctx, { mediaId, contentIds: [] }, 1)).length === 0) await dropPanorama(ctx, mediaId);
  await ctx.emit(tourPurged, { aggregateId: tourId, payload: { tourId } });
}
