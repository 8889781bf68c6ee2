import { callerId, fail, type Call, type Json, checkPlace, defined } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { setVisibility } from '../publishing/table.ts';
import { findScene } from '../scenes/table.ts';
import { adoptTerms } from '../terms/adopt-terms.ts';
import { checkNadirPicture } from './check-nadir-picture.ts';
import { chooseSlug } from './choose-slug.ts';
import { chooseVisibility } from './choose-visibility.ts';
import type { TourView, UpdateTourInput } from './schemas.ts';
import { findTour, holdSlug, toTourView, updateTourRow, type TourRow } from './table.ts';

/** Changes the draft; what is live waits for the next publishing, but who may see it does not (0.9). */
export async function updateTour({ ctx, input }: Call<UpdateTourInput>): Promise<TourView> {
  const { id, version, slug: wanted, startSceneId, ...fields } = input;
  const before = await findTour(ctx, { id });
  checkPlace({ ...before, ...defined(fields) });
  await checkNadirPicture(ctx, fields.nadirMediaId);
  if (startSceneId) {
    const scene = await findScene(ctx, startSceneId);
    if (scene.tourId !== id) fail(toursErrors.scene_not_found);
  }
  const slug = wanted === undefined ? before.slug : await chooseSlug(ctx, { wanted, title: before.title, tourId: id });
  const after = await updateTourRow(
    ctx,
    { id, version },
    {
      ...defined(await adoptTerms(ctx, fields)),
      ...chooseVisibility(fields, before.visibility),
      ...defined({ startSceneId }),
      slug,
      updatedById: callerId(ctx),
    },
  );
  if (slug !== before.slug) await holdSlug(ctx, slug, id);
  if (after.visibility !== before.visibility) await setVisibility(ctx, id, after.visibility);

  const changed = Object.keys(input).filter((key) => key !== 'id' && key !== 'version') as (keyof TourRow)[];
  const pick = (row: TourRow) => Object.fromEntries(changed.map((key) => [key, row[key]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  return toTourView(ctx, after);
}
