import { fail, freeSlug, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { isSlugTaken, lockSlugs } from './table.ts';

/** The slug that a person wants, or one made of the title; slugs are chosen one after the other. */
export async function chooseSlug(ctx: Context, from: { wanted: string | undefined; title: string; tourId?: string }): Promise<string> {
  await lockSlugs(ctx);
  const found = await freeSlug({ ...from, fallback: 'tour', isTaken: (slug) => isSlugTaken(ctx, slug, from.tourId) });
  if (found === 'refused') fail(toursErrors.slug_refused, { fields: { slug: 'Use letters, digits and hyphens, and no reserved word.' } });
  if (found === 'taken') fail(toursErrors.slug_taken, { fields: { slug: 'Another tour has this slug.' } });
  return found.slug;
}
