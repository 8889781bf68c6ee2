import { checkPlace, type Call } from '@belvedere/kernel';
import type { Media } from '@belvedere/platform';
import { lockTour, recount } from '../tours/table.ts';
import { checkSource } from './check-source.ts';
import { choosePanorama } from './choose-panorama.ts';
import { checkView, saysPose } from './scene.ts';
import type { CreateSceneInput, SceneView } from './schemas.ts';
import { suggestedPose } from './suggested-pose.ts';
import { suggestedView, type SuggestedView } from './suggested-view.ts';
import { insertScene, toSceneViews } from './table.ts';

const DEFAULT_VIEW = { minZoom: 0.6, maxZoom: 4, initialZoom: 1 };

export async function createScene({ ctx, input }: Call<CreateSceneInput>): Promise<SceneView> {
  checkView({ ...DEFAULT_VIEW, ...given(input) });
  checkPlace(input);
  const tour = await lockTour(ctx, input.tourId);
  await checkSource(ctx, input.sourceMediaId);
  // A source alone is cut into the tiles that stand until it is there.
  const panoramaMediaId = input.panoramaMediaId ?? input.sourceMediaId;
  const media = panoramaMediaId ? await choosePanorama(ctx, panoramaMediaId) : undefined;
  const view = { ...DEFAULT_VIEW, ...(media && suggested(media, input)), ...given(input) };
  const pose = media && !saysPose(input) ? suggestedPose(media.details) : undefined;
  const scene = await insertScene(ctx, { ...input, panoramaMediaId, ...view, ...pose }, tour.totalScenes);
  await recount(ctx, input.tourId);
  ctx.changed({ after: { tourId: scene.tourId, title: scene.title } });
  const [created] = await toSceneViews(ctx, [scene]);
  return created!;
}

/** What a panorama says of itself, where the caller says nothing; of one that is still being processed the tiler knows later. */
function suggested({ details }: Media, input: CreateSceneInput): Partial<SuggestedView> {
  const isSaid = [input.initialViewAngle, input.initialPitch, input.initialZoom].some((value) => value !== undefined);
  const { minZoom = DEFAULT_VIEW.minZoom, maxZoom = DEFAULT_VIEW.maxZoom } = input;
  const { initialZoom, ...view } = (isSaid ? undefined : suggestedView(details)) ?? {};
  return { ...view, ...(initialZoom !== undefined && { initialZoom: Math.min(maxZoom, Math.max(minZoom, initialZoom)) }) };
}

function given(input: CreateSceneInput): Partial<typeof DEFAULT_VIEW> {
  const { minZoom, maxZoom, initialZoom } = input;
  return {
    ...(minZoom !== undefined && { minZoom }),
    ...(maxZoom !== undefined && { maxZoom }),
    ...(initialZoom !== undefined && { initialZoom }),
  };
}
