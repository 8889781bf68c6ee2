import type { Call } from '@belvedere/kernel';
import { findTour } from '../tours/table.ts';
import type { SceneView } from './schemas.ts';
import { listSceneRows, toSceneViews } from './table.ts';

export async function listScenes({ ctx, input }: Call<{ tourId: string }>): Promise<{ items: SceneView[] }> {
  await findTour(ctx, { id: input.tourId });
  return { items: await toSceneViews(ctx, await listSceneRows(ctx, input.tourId)) };
}
