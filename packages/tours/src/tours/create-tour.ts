import { callerId, type Call, checkPlace, languageTag } from '@belvedere/kernel';
import { chargeQuota, recordOwner, waysOf } from '@belvedere/platform';
import { adoptTerms } from '../terms/adopt-terms.ts';
import { checkNadirPicture } from './check-nadir-picture.ts';
import { chooseSlug } from './choose-slug.ts';
import { chooseVisibility } from './choose-visibility.ts';
import { type CreateTourInput, type TourView } from './schemas.ts';
import { insertTour, toTourView } from './table.ts';

export async function createTour({ ctx, input }: Call<CreateTourInput>): Promise<TourView> {
  checkPlace(input);
  await checkNadirPicture(ctx, input.nadirMediaId);
  await chargeQuota(ctx, 'tours', 1);
  const slug = await chooseSlug(ctx, { wanted: input.slug, title: input.title });
  const personId = callerId(ctx);
  const language = input.language ?? languageTag.parse((await waysOf(ctx)).language);
  const row = await insertTour(ctx, { ...(await adoptTerms(ctx, input)), ...chooseVisibility(input), language, slug, personId });
  await recordOwner(ctx, { resourceType: 'tour', resourceId: row.id, ownerId: personId });
  ctx.changed({ after: { title: row.title, slug: row.slug } });
  return toTourView(ctx, row);
}
