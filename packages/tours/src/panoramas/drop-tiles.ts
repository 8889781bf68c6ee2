import { defineJob, type JobCall } from '@belvedere/kernel';
import { storagePrefix } from '@belvedere/kernel/storage';
import { panoramaWanted, tilesUnneeded } from '../facts.ts';
import { isTreeUsed, resetPanoramasOf } from './table.ts';

/** Removes a tree of tiles that no panorama and no live tour has. Equal pictures share their tiles, so that one asks first. */
async function dropTiles({ services, tenantId, input, transaction }: JobCall<{ contentId: string }>): Promise<void> {
  const { contentId } = input;
  if (await transaction((ctx) => isTreeUsed(ctx, contentId))) return;
  const { storage } = services;
  for await (const { key } of storage.list(storagePrefix(tenantId, 'tiles', contentId))) await storage.delete(key);
  // The same picture may have been cut meanwhile, and have counted on tiles that were still there.
  await transaction(async (ctx) => {
    for (const mediaId of await resetPanoramasOf(ctx, contentId))
      await ctx.emit(panoramaWanted, { aggregateId: mediaId, payload: { mediaId } });
  });
}

export const dropTilesJob = defineJob({
  name: 'tours.drop-tiles',
  describe: 'Removes tiles that nothing shows any more.',
  hears: tilesUnneeded,
  attempts: 8,
  concurrency: 1,
  run: dropTiles,
});
