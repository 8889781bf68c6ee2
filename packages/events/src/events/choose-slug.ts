import { fail, isSlug, slugify, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { isSlugTaken, lockSlugs } from './table.ts';

/** The slug that a person wants, if it is free; otherwise one made of the title, counted up until it is. */
export async function chooseSlug(ctx: Context, from: { wanted: string | undefined; title: string; eventId?: string }): Promise<string> {
  await lockSlugs(ctx);
  if (from.wanted !== undefined) {
    const slug = from.wanted.normalize('NFC').toLowerCase();
    if (!isSlug(slug)) fail(eventsErrors.slug_refused, { fields: { slug: 'Use letters, digits and hyphens, and no reserved word.' } });
    if (await isSlugTaken(ctx, slug, from.eventId)) fail(eventsErrors.slug_taken, { fields: { slug: 'Another event has this slug.' } });
    return slug;
  }
  const base = slugify(from.title, 'event');
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base.slice(0, 74)}-${n}`;
    if (!(await isSlugTaken(ctx, slug, from.eventId))) return slug;
  }
}
