import type { Context } from '@belvedere/kernel';
import { accessOf } from '../create-access.ts';
import { asksOwner } from '../policies/predicate.ts';
import { predicateFor } from '../policies/rules.ts';
import { ownedBy } from '../table.ts';
import type { ThingType } from './thing-type.ts';
import { renderWhere, type WhereClause } from './render-where.ts';

/**
 * What the caller may see of a kind of things, as a condition for a list's query: it leaves out exactly what reading one by one
 * would refuse. Undefined where there is nothing to leave out, which is nearly always.
 */
export async function visibleThings(ctx: Context, type: ThingType): Promise<WhereClause | undefined> {
  const access = accessOf(ctx);
  const rules = access.rulesOf(ctx.grants);
  if (!rules) return undefined;
  const predicate = predicateFor(rules, type.read.name, type.type);
  if (predicate === true) return undefined;
  const owned = asksOwner(predicate) ? await ownedBy(ctx, { type: type.type, userId: rules.subject.userId }) : [];
  return renderWhere(predicate, type, owned);
}
