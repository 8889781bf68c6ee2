import { fail, type Call } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { lockTour } from '../tours/table.ts';
import { isPermutation } from './scene.ts';
import type { SceneView } from './schemas.ts';
import { listSceneRows, toSceneViews, writeOrder } from './table.ts';

export async function reorderScenes({ ctx, input }: Call<{ tourId: string; sceneIds: string[] }>): Promise<{ items: SceneView[] }> {
  await lockTour(ctx, input.tourId);
  const present = (await listSceneRows(ctx, input.tourId)).map((row) => row.id);
  if (!isPermutation(input.sceneIds, present)) fail(toursErrors.order_mismatch);
  await writeOrder(ctx, input.sceneIds);
  ctx.changed({ before: { order: present }, after: { order: input.sceneIds } });
  return { items: await toSceneViews(ctx, await listSceneRows(ctx, input.tourId)) };
}
