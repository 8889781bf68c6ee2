import type { Context } from '@belvedere/kernel';
import { commonErrors, fail, type ErrorDefinition } from '@belvedere/kernel/core';
import { accessOf } from '../../access/create-access.ts';
import { looksAtThings, mayCall } from '../../access/policies/rules.ts';

/** How tours are named where policies are about them; a platform without tours hides none. */
const TOUR = 'tour';

/**
 * The tours that the numbers of a report may be of, where the caller may not read all of them; undefined for everybody else, who cost no
 * query. `among` is asked for the tours that there are numbers of. A key that was never to read tours has the numbers and nothing else.
 */
export async function visibleTours(ctx: Context, among: () => Promise<readonly string[]>): Promise<string[] | undefined> {
  const access = accessOf(ctx);
  const rules = access.rulesOf(ctx.grants);
  const read = access.declared.types.get(TOUR)?.read.name;
  if (!rules || read === undefined || (rules.keyScopes && !rules.keyScopes.includes(read))) return undefined;
  if (mayCall(rules, read) && !looksAtThings(rules, read)) return undefined;
  const tours = (await among()).map((id) => ({ type: TOUR, id }));
  const hidden = await access.unreadable(ctx, rules, tours);
  return tours.filter((tour) => !hidden.has(tour)).map(({ id }) => id);
}

/** Whoever may not read the tour that a report is asked of gets the answer that there is none. */
export async function requireVisible(ctx: Context, tourId: string, answer: ErrorDefinition = commonErrors.not_found): Promise<void> {
  const visible = await visibleTours(ctx, () => Promise.resolve([tourId]));
  if (visible?.length === 0) fail(answer);
}
