import type { Comparison, Predicate, Scalar } from '../policies/predicate.ts';
import type { ThingType } from './thing-type.ts';

/** A condition as Prisma takes it. */
export type WhereClause = { readonly [field: string]: unknown };

const NOTHING: WhereClause = { id: { in: [] } };
const EVERYTHING: WhereClause = { id: { notIn: [] } };

/**
 * The predicate as a condition of a query. Each comparison also says that there is a value, so that "not" never meets SQL's
 * third truth: a list leaves out exactly what single calls refuse.
 */
export function renderWhere(predicate: Predicate, type: Pick<ThingType, 'attributes'>, owned: readonly string[]): WhereClause {
  if (predicate === true) return EVERYTHING;
  if (predicate === false) return NOTHING;
  if (predicate === 'owned') return { id: { in: [...owned] } };
  if ('all' in predicate) return { AND: predicate.all.map((part) => renderWhere(part, type, owned)) };
  if ('any' in predicate) return { OR: predicate.any.map((part) => renderWhere(part, type, owned)) };
  if ('not' in predicate) {
    return { NOT: renderWhere(predicate.not, type, owned) };
  }
  return renderComparison(predicate, type);
}

function renderComparison({ attribute, operator, value }: Comparison, { attributes }: Pick<ThingType, 'attributes'>): WhereClause {
  const isNegative = operator === 'not_equals' || operator === 'not_in';
  const declared = attributes[attribute];
  if (!declared) return isNegative ? EVERYTHING : NOTHING;
  const { field, kind, isNullable = false, values } = declared;
  // An enum's field can't even be asked for a value that it does not have.
  const given = (Array.isArray(value) ? value : [value]).filter((each: Scalar) => !values || values.includes(String(each)));
  const wanted = given.map((each: Scalar): unknown => (kind === 'instant' && typeof each === 'number' ? new Date(each) : each));
  const [one] = wanted;
  if (operator === 'exists') {
    if (!isNullable) return value === true ? EVERYTHING : NOTHING;
    return value === true ? { [field]: { not: null } } : { [field]: null };
  }
  if (one === undefined) return isNegative ? EVERYTHING : NOTHING;
  const there = (condition: WhereClause): WhereClause =>
    isNullable ? { AND: [{ [field]: { not: null } }, { [field]: condition }] } : { [field]: condition };
  switch (operator) {
    case 'equals':
      return there({ equals: one });
    case 'not_equals':
      return { NOT: there({ equals: one }) };
    case 'in':
      return there({ in: wanted });
    case 'not_in':
      return { NOT: there({ in: wanted }) };
    case 'contains':
      return { [field]: { has: one } };
    case 'less':
      return there({ lt: one });
    case 'less_or_equal':
      return there({ lte: one });
    case 'greater':
      return there({ gt: one });
    case 'greater_or_equal':
      return there({ gte: one });
    case 'within':
      return NOTHING;
  }
}
