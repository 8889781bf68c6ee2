/** What one thing must be like. Everything about the caller and the moment has been settled when there is one. */
export type Predicate =
  | boolean
  /** The thing is the caller's own. */
  | 'owned'
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | Comparison;

export type Scalar = string | number | boolean;

/** `value` is of the attribute's kind; instants are milliseconds. */
export interface Comparison {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value: Scalar | readonly Scalar[];
}

export const OPERATORS = [
  'equals',
  'not_equals',
  'in',
  'not_in',
  'less',
  'less_or_equal',
  'greater',
  'greater_or_equal',
  'contains',
  'exists',
  'within',
] as const;
export type Operator = (typeof OPERATORS)[number];

export type AttributeValue = Scalar | readonly string[] | Date | bigint | null | undefined;

/** A thing as far as rules look at it. */
export interface Thing {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly isOwned: boolean;
}

export function allOf(parts: readonly Predicate[]): Predicate {
  if (parts.includes(false)) return false;
  const rest = parts.filter((part) => part !== true);
  return rest.length <= 1 ? (rest[0] ?? true) : { all: rest };
}

export function anyOf(parts: readonly Predicate[]): Predicate {
  if (parts.includes(true)) return true;
  const rest = parts.filter((part) => part !== false);
  return rest.length <= 1 ? (rest[0] ?? false) : { any: rest };
}

export function negated(predicate: Predicate): Predicate {
  return typeof predicate === 'boolean' ? !predicate : { not: predicate };
}

export function matches(predicate: Predicate, thing: Thing): boolean {
  if (typeof predicate === 'boolean') return predicate;
  if (predicate === 'owned') return thing.isOwned;
  if ('all' in predicate) return predicate.all.every((part) => matches(part, thing));
  if ('any' in predicate) return predicate.any.some((part) => matches(part, thing));
  if ('not' in predicate) return !matches(predicate.not, thing);
  return compare(thing.attributes[predicate.attribute], predicate.operator, predicate.value);
}

/** Whether the predicate looks at whose a thing is. */
export function asksOwner(predicate: Predicate): boolean {
  if (typeof predicate === 'boolean') return false;
  if (predicate === 'owned') return true;
  if ('all' in predicate) return predicate.all.some(asksOwner);
  if ('any' in predicate) return predicate.any.some(asksOwner);
  return 'not' in predicate ? asksOwner(predicate.not) : false;
}

/** A value that is not there equals nothing, is in nothing and is neither less nor more than anything. */
export function compare(given: AttributeValue, operator: Operator, value: Scalar | readonly Scalar[]): boolean {
  const own = given instanceof Date ? given.getTime() : typeof given === 'bigint' ? Number(given) : (given ?? null);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  switch (operator) {
    case 'exists':
      return (own !== null) === value;
    case 'equals':
      return own !== null && own === value;
    case 'not_equals':
      return own === null || own !== value;
    case 'in':
      return own !== null && list.includes(own);
    case 'not_in':
      return own === null || !list.includes(own);
    case 'contains':
      return Array.isArray(own) && own.includes(value);
    case 'less':
      return isOrdered(own, value, (a, b) => a < b);
    case 'less_or_equal':
      return isOrdered(own, value, (a, b) => a <= b);
    case 'greater':
      return isOrdered(own, value, (a, b) => a > b);
    case 'greater_or_equal':
      return isOrdered(own, value, (a, b) => a >= b);
    case 'within':
      return false;
  }
}

function isOrdered(own: unknown, value: unknown, order: (a: number, b: number) => boolean): boolean {
  return typeof own === 'number' && typeof value === 'number' && order(own, value);
}
