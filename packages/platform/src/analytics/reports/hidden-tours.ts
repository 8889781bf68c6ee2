import type { Context } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { accessOf } from '../../access/create-access.ts';

/** How tours are named where policies are about them; a platform without tours hides none. */
const TOUR = 'tour';

/**
 * What of a report is about tours that the caller may read: a policy that hides a tour hides its numbers. A key that was never to read tours
 * is not meant by that; it has the numbers and nothing else.
 */
export async function withoutHidden<Item extends { tourId: string }>(ctx: Context, items: readonly Item[]): Promise<Item[]> {
  const access = accessOf(ctx);
  const rules = access.rulesOf(ctx.grants);
  const read = access.declared.types.get(TOUR)?.read.name;
  if (!rules || read === undefined || (rules.keyScopes && !rules.keyScopes.includes(read))) return [...items];
  const tours = [...new Set(items.map(({ tourId }) => tourId))].map((id) => ({ type: TOUR, id }));
  const hidden = new Set([...(await access.unreadable(ctx, rules, tours))].map(({ id }) => id));
  return items.filter(({ tourId }) => !hidden.has(tourId));
}

/** Whoever may not read the tour that a report is asked of gets the answer that there is none. */
export async function requireVisible(ctx: Context, tourId: string | undefined): Promise<void> {
  if (tourId !== undefined && (await withoutHidden(ctx, [{ tourId }])).length === 0) fail(commonErrors.not_found);
}
