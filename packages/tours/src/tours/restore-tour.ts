import { fail, type Call } from '@belvedere/kernel';
import { chargeQuota } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import type { TourView } from './schemas.ts';
import { findTour, holdSlug, isSlugTaken, lockSlugs, toTourView, updateTourRow } from './table.ts';

/** Brings a removed tour back as a draft. If its slug went to another tour meanwhile, that one has to give way first. */
export async function restoreTour({ ctx, input }: Call<{ id: string }>): Promise<TourView> {
  const tour = await findTour(ctx, input, { removed: true });
  await chargeQuota(ctx, 'tours', 1);
  await lockSlugs(ctx);
  if (await isSlugTaken(ctx, tour.slug, tour.id)) fail(toursErrors.slug_taken);
  const restored = await updateTourRow(ctx, tour, { deletedAt: null });
  await holdSlug(ctx, tour.slug, tour.id);
  return toTourView(ctx, restored);
}
