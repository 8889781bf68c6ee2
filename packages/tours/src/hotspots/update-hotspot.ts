import { defined, type Call, type Json } from '@belvedere/kernel';
import { checkReferences } from './check-references.ts';
import { toVector } from './hotspot.ts';
import type { HotspotView, UpdateHotspotInput } from './schemas.ts';
import { columnsOf, findHotspot, toHotspotViews, updateHotspotRow, withArea } from './table.ts';

export async function updateHotspot({ ctx, input }: Call<UpdateHotspotInput>): Promise<HotspotView> {
  const { id, version, position, ...fields } = input;
  const before = await findHotspot(ctx, id);
  await checkReferences(ctx, { tourId: before.tourId, targetSceneId: input.targetSceneId, content: input.content });
  if (input.sceneId !== undefined) await checkReferences(ctx, { tourId: before.tourId, targetSceneId: input.sceneId, content: undefined });
  const change = { ...defined(fields), ...(input.content && { type: input.content.type }), ...(position && columnsOf(toVector(position))) };
  const after = await updateHotspotRow(ctx, { id, version }, withArea(change));

  const pick = (row: object) => Object.fromEntries(Object.keys(change).map((key) => [key, row[key as keyof typeof row]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  const [view] = await toHotspotViews(ctx, [after]);
  return view!;
}
