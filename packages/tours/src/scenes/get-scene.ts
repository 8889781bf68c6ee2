import type { Call } from '@belvedere/kernel';
import type { SceneView } from './schemas.ts';
import { findScene, toSceneViews } from './table.ts';

export async function getScene({ ctx, input }: Call<{ id: string }>): Promise<SceneView> {
  const [scene] = await toSceneViews(ctx, [await findScene(ctx, input.id)]);
  return scene!;
}
