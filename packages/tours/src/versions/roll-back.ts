import { callerId, type Call, type Context } from '@belvedere/kernel';
import { keepFormerContent } from '@belvedere/platform';
import { panoramaWanted } from '../facts.ts';
import { claimPanorama } from '../panoramas/table.ts';
import type { TourView } from '../tours/schemas.ts';
import { listPanoramaMedia, lockTour, recount, toTourView, updateTourRow } from '../tours/table.ts';
import type { GetVersionInput } from './schemas.ts';
import { withFiles } from './contents.ts';
import { filesSince, findVersion, restoreSnapshot } from './table.ts';

/**
 * Makes the draft what it was when a version was published. What is live stays until the tour is published again. A file that was replaced since is
 * shown as it was, as a file of its own: whatever else uses it keeps what it has now.
 */
export async function rollBack({ ctx, input }: Call<GetVersionInput>): Promise<TourView> {
  const { tourId, number } = input;
  const tour = await lockTour(ctx, tourId);
  const { snapshot, contents } = await findVersion(ctx, tourId, number);
  const files = await filesSince(ctx, contents);
  for (const former of [...files.values()].toSorted()) await keepFormerContent(ctx, former);
  await restoreSnapshot(ctx, tourId, withFiles(snapshot, files));
  await wantPanoramas(ctx, tourId);
  await recount(ctx, tourId);
  ctx.changed({ after: { version: number } });
  return toTourView(ctx, await updateTourRow(ctx, tour, { updatedById: callerId(ctx) }));
}

/** Tiles that nothing showed any more may be gone: those panoramas are cut again. */
async function wantPanoramas(ctx: Context, tourId: string): Promise<void> {
  for (const mediaId of await listPanoramaMedia(ctx, tourId))
    if (await claimPanorama(ctx, mediaId)) await ctx.emit(panoramaWanted, { aggregateId: mediaId, payload: { mediaId } });
}
