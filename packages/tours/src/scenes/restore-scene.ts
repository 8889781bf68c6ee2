import type { Call } from '@belvedere/kernel';
import { restoreHotspotsOf } from '../hotspots/table.ts';
import { lockTour, recount } from '../tours/table.ts';
import type { SceneView } from './schemas.ts';
import { findScene, listSceneRows, toSceneViews, updateSceneRow, writeOrder } from './table.ts';

/** Brings back a scene at its old place, with exactly the hotspots that its removal hid. */
export async function restoreScene({ ctx, input }: Call<{ id: string }>): Promise<SceneView> {
  const { tourId } = await findScene(ctx, input.id, { removed: true });
  await lockTour(ctx, tourId);
  const scene = await findScene(ctx, input.id, { removed: true });
  const present = await listSceneRows(ctx, tourId);
  const key = present.some((row) => row.key === scene.key) ? `${scene.key}-${scene.id.slice(-6)}` : scene.key;
  if (scene.deletedAt) await restoreHotspotsOf(ctx, scene.id, scene.deletedAt);
  const restored = await updateSceneRow(ctx, scene, { deletedAt: null, key });
  await writeOrder(ctx, present.map((row) => row.id).toSpliced(scene.order, 0, scene.id));
  await recount(ctx, tourId);
  const [view] = await toSceneViews(ctx, [restored]);
  return view!;
}
