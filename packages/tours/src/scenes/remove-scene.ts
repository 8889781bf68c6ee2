import type { Call } from '@belvedere/kernel';
import { lockTour, recount } from '../tours/table.ts';
import { hideHotspotsOf } from '../hotspots/table.ts';
import type { SceneView } from './schemas.ts';
import { findScene, listSceneRows, toSceneViews, updateSceneRow, writeOrder } from './table.ts';

/** Hides a scene and its hotspots; those that lead to it stay and are found by the linter (0.19). */
export async function removeScene({ ctx, input }: Call<{ id: string }>): Promise<SceneView> {
  const { tourId } = await findScene(ctx, input.id);
  await lockTour(ctx, tourId);
  const scene = await findScene(ctx, input.id);
  const removed = await updateSceneRow(ctx, scene, { deletedAt: ctx.now });
  await hideHotspotsOf(ctx, scene.id);
  const rest = await listSceneRows(ctx, tourId);
  await writeOrder(
    ctx,
    rest.map((row) => row.id),
  );
  await recount(ctx, tourId);
  ctx.changed({ before: { tourId, title: scene.title, order: scene.order } });
  const [view] = await toSceneViews(ctx, [removed]);
  return view!;
}
