import { fail, freeSlug, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { isSlugTaken, lockSlugs } from './table.ts';

/** The slug that a person wants, or one made of the title; slugs are chosen one after the other. */
export async function chooseSlug(ctx: Context, from: { wanted: string | undefined; title: string; eventId?: string }): Promise<string> {
  await lockSlugs(ctx);
  const found = await freeSlug({ ...from, fallback: 'event', isTaken: (slug) => isSlugTaken(ctx, slug, from.eventId) });
  if (found === 'refused') fail(eventsErrors.slug_refused, { fields: { slug: 'Use letters, digits and hyphens, and no reserved word.' } });
  if (found === 'taken') fail(eventsErrors.slug_taken, { fields: { slug: 'Another event has this slug.' } });
  return found.slug;
}
