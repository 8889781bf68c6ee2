import type { Call } from '@belvedere/kernel';
import { lockTour, recount } from '../tours/table.ts';
import { choosePanorama } from './choose-panorama.ts';
import { checkView } from './scene.ts';
import type { CreateSceneInput, SceneView } from './schemas.ts';
import { insertScene, toSceneViews } from './table.ts';

const DEFAULT_VIEW = { minZoom: 0.6, maxZoom: 4, initialZoom: 1 };

export async function createScene({ ctx, input }: Call<CreateSceneInput>): Promise<SceneView> {
  const view = { ...DEFAULT_VIEW, ...given(input) };
  checkView(view);
  const tour = await lockTour(ctx, input.tourId);
  if (input.panoramaMediaId) await choosePanorama(ctx, input.panoramaMediaId);
  const scene = await insertScene(ctx, { ...input, ...view }, tour.totalScenes);
  await recount(ctx, input.tourId);
  ctx.changed({ after: { tourId: scene.tourId, title: scene.title } });
  const [created] = await toSceneViews(ctx, [scene]);
  return created!;
}

function given(input: CreateSceneInput): Partial<typeof DEFAULT_VIEW> {
  const { minZoom, maxZoom, initialZoom } = input;
  return {
    ...(minZoom !== undefined && { minZoom }),
    ...(maxZoom !== undefined && { maxZoom }),
    ...(initialZoom !== undefined && { initialZoom }),
  };
}
