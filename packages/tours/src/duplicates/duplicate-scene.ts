import { newId, type Call } from '@belvedere/kernel';
import type { SceneView } from '../scenes/schemas.ts';
import { findScene, freeKey, listSceneRows, toSceneViews, writeOrder } from '../scenes/table.ts';
import { lockTour, recount } from '../tours/table.ts';
import { copyParts, copyScenes, holdMediaOf } from './table.ts';

/** The same scene once more, right after its original; the ways to the original stay there, and its own lead where they led. */
export async function duplicateScene({ ctx, input }: Call<{ id: string; title?: string | undefined }>): Promise<SceneView> {
  const { tourId } = await findScene(ctx, input.id);
  await lockTour(ctx, tourId);
  const source = await findScene(ctx, input.id);
  const title = input.title ?? source.title;
  const id = newId();
  const place = { tourId, scenes: new Map([[source.id, id]]) };
  const present = (await listSceneRows(ctx, tourId)).map((row) => row.id);
  await holdMediaOf(ctx, [source.id]);
  await copyScenes(ctx, [{ ...source, title, key: await freeKey(ctx, tourId, title), order: present.length }], place);
  await copyParts(ctx, place);
  await writeOrder(ctx, present.toSpliced(source.order + 1, 0, id));
  await recount(ctx, tourId);
  ctx.changed({ after: { tourId, sceneId: id, title } });
  const [view] = await toSceneViews(ctx, [await findScene(ctx, id)]);
  return view!;
}
