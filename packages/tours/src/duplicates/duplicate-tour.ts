import { callerId, newId, type Call } from '@belvedere/kernel';
import { chargeQuota } from '@belvedere/platform';
import { copyPlans } from '../plans/table.ts';
import { listSceneRows } from '../scenes/table.ts';
import { copySteps } from '../steps/table.ts';
import { chooseSlug } from '../tours/choose-slug.ts';
import type { DuplicateTourInput, TourView } from '../tours/schemas.ts';
import { findTour, insertTour, lockTour, recount, setStartScene, toTourView } from '../tours/table.ts';
import { copyParts, copyScenes, copyTourTranslations, holdMediaOf } from './table.ts';

/**
 * A new draft with all that the tour is made of: scenes, hotspots that lead to the copied scenes, floor
 * plans, the guided tour, texts in all languages, files.
 * What belongs to the original's life stays with it: its address, what is live, embeds, marks, stars and counts.
 */
export async function duplicateTour({ ctx, input }: Call<DuplicateTourInput>): Promise<TourView> {
  await chargeQuota(ctx, 'tours', 1);
  const source = await lockTour(ctx, input.id);
  const title = input.title ?? source.title;
  const slug = await chooseSlug(ctx, { wanted: undefined, title });
  const { description, location, country, latitude, longitude, difficulty, category, tags, language, thumbnailUrl } = source;
  const {
    metaTitle,
    metaDescription,
    metaKeywords,
    visibility,
    allowPublicAccess,
    allowEmbedding,
    autoplayEnabled,
    autoplaySpeed,
    nadirMediaId,
    nadirSize,
    estimatedDuration,
  } = source;
  const copy = await insertTour(ctx, {
    ...{ description, location, country, latitude, longitude, difficulty, category, tags, language, thumbnailUrl },
    ...{
      metaTitle,
      metaDescription,
      metaKeywords,
      visibility,
      allowPublicAccess,
      allowEmbedding,
      autoplayEnabled,
      autoplaySpeed,
      nadirMediaId,
      nadirSize,
      estimatedDuration,
    },
    title,
    slug,
    personId: callerId(ctx),
  });
  const scenes = await listSceneRows(ctx, source.id);
  const place = { tourId: copy.id, scenes: new Map(scenes.map(({ id }) => [id, newId()])) };
  await holdMediaOf(ctx, [...place.scenes.keys()]);
  await copyScenes(ctx, scenes, place);
  await copyParts(ctx, place);
  await copyPlans(ctx, source.id, place);
  await copySteps(ctx, source.id, place);
  await copyTourTranslations(ctx, source.id, copy.id);
  const start = source.startSceneId === null ? undefined : place.scenes.get(source.startSceneId);
  if (start !== undefined) await setStartScene(ctx, copy.id, start);
  await recount(ctx, copy.id);
  ctx.changed({ before: { tourId: source.id }, after: { tourId: copy.id, title, slug, scenes: scenes.length } });
  return toTourView(ctx, await findTour(ctx, { id: copy.id }));
}
