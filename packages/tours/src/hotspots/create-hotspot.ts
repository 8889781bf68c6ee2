import { defined, type Call } from '@belvedere/kernel';
import { findScene } from '../scenes/table.ts';
import { lockTour, recount } from '../tours/table.ts';
import { checkReferences } from './check-references.ts';
import { toVector } from './hotspot.ts';
import type { CreateHotspotInput, HotspotView } from './schemas.ts';
import { insertHotspot, toHotspotViews, withArea } from './table.ts';

export async function createHotspot({ ctx, input }: Call<CreateHotspotInput>): Promise<HotspotView> {
  const { position, ...fields } = input;
  const { tourId } = await findScene(ctx, input.sceneId);
  await lockTour(ctx, tourId);
  // Once more under the lock: the scene may have been removed meanwhile.
  await findScene(ctx, input.sceneId);
  await checkReferences(ctx, { tourId, targetSceneId: input.targetSceneId, content: input.content });
  const row = await insertHotspot(
    ctx,
    { ...withArea(defined(fields)), title: input.title, content: input.content, sceneId: input.sceneId, type: input.content.type, tourId },
    toVector(position),
  );
  await recount(ctx, tourId);
  ctx.changed({ after: { sceneId: row.sceneId, type: row.type, title: row.title } });
  const [view] = await toHotspotViews(ctx, [row]);
  return view!;
}
