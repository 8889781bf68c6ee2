import type { Scope } from '@belvedere/kernel';
import { isId } from '@belvedere/kernel/core';
import type { AttributeKind, ThingType } from '../things/thing-type.ts';
import { isNetwork } from './networks.ts';
import type { Operator } from './predicate.ts';
import type { PolicyDefinition, PolicyTest } from './schemas.ts';

const SUBJECT_ATTRIBUTES: Readonly<Record<string, AttributeKind>> = { id: 'id', type: 'text', roles: 'list' };
const CONTEXT_ATTRIBUTES: Readonly<Record<string, AttributeKind>> = {
  ip: 'network',
  /** Of the UTC day, 0 to 23. */
  hour: 'number',
  /** 1 is Monday. */
  weekday: 'number',
  time: 'instant',
};

const FITTING: Readonly<Record<AttributeKind, readonly Operator[]>> = {
  id: ['equals', 'not_equals', 'in', 'not_in', 'exists'],
  text: ['equals', 'not_equals', 'in', 'not_in', 'exists'],
  number: ['equals', 'not_equals', 'in', 'not_in', 'less', 'less_or_equal', 'greater', 'greater_or_equal', 'exists'],
  flag: ['equals', 'not_equals', 'exists'],
  instant: ['less', 'less_or_equal', 'greater', 'greater_or_equal', 'exists'],
  list: ['contains'],
  network: ['within'],
};

/** Numbers of things are 32-bit in the database. */
const MOST = 2_147_483_647;

interface Known {
  scopes: readonly Scope[];
  types: ReadonlyMap<string, ThingType>;
}

/** What is wrong with a policy, by the path of the field; empty when it can be kept. */
export function policyProblems(policy: PolicyDefinition, known: Known): Record<string, string> {
  const problems: Record<string, string> = {};
  const { effect, subjects, actions, resourceTypes, when } = policy;
  actions.forEach((action, index) => {
    if (scopesNamed(known.scopes, [action]).length === 0) problems[`actions.${index}`] = 'There is no such permission.';
  });
  resourceTypes.forEach((type, index) => {
    if (!known.types.has(type)) problems[`resourceTypes.${index}`] = 'There are no such things.';
  });
  if (subjects.owner && resourceTypes.length === 0) problems['resourceTypes'] = 'Say what is owned.';
  if (effect === 'allow' && subjects.keys.length > 0)
    problems['subjects.keys'] = 'A key never does more than its scopes and its maker: a policy can only deny it.';
  for (const group of ['all', 'any', 'none'] as const)
    when[group].forEach((test, index) => {
      const problem = testProblem(test, policy, known);
      if (problem) problems[`when.${group}.${index}`] = problem;
    });
  return problems;
}

/** The scopes that actions stand for. */
export function scopesNamed(scopes: readonly Scope[], actions: readonly string[]): string[] {
  return scopes.filter(({ name }) => actions.some((action) => isAction(action, name))).map(({ name }) => name);
}

export function isAction(action: string, scope: string): boolean {
  return action === scope || (action.endsWith('.*') && scope.startsWith(action.slice(0, -1)));
}

function testProblem(test: PolicyTest, { resourceTypes }: PolicyDefinition, { types }: Known): string | undefined {
  const [side = '', name = ''] = test.attribute.split('.');
  if (side === 'resource' && resourceTypes.length === 0) return 'Say what things it is about: resourceTypes.';
  const kinds = side === 'resource' ? resourceTypes.map((type) => types.get(type)?.attributes[name]?.kind) : [kindOf(side, name)];
  const [kind] = kinds;
  if (kind === undefined || kinds.some((each) => each !== kind)) return 'There is no such attribute.';
  if (!FITTING[kind].includes(test.operator)) return `Use one of: ${FITTING[kind].join(', ')}.`;
  if (test.valueFrom !== undefined) {
    const [from = '', source = ''] = test.valueFrom.split('.');
    if (test.value !== undefined || from === 'resource') return 'Compare with a value, or with an attribute of the subject or the context.';
    return kindOf(from, source) === kind ? undefined : 'The two attributes are of different kinds.';
  }
  if (!isFitting(kind, test)) return 'The value does not fit the attribute and its operator.';
  const values = side === 'resource' ? resourceTypes.flatMap((type) => types.get(type)?.attributes[name]?.values ?? []) : [];
  const isKnown = values.length === 0 || asList(test.value).every((each) => typeof each !== 'string' || values.includes(each));
  return isKnown ? undefined : `Use one of: ${[...new Set(values)].join(', ')}.`;
}

function kindOf(side: string, name: string): AttributeKind | undefined {
  const all = side === 'subject' ? SUBJECT_ATTRIBUTES : side === 'context' ? CONTEXT_ATTRIBUTES : {};
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

function isFitting(kind: AttributeKind, { operator, value }: PolicyTest): boolean {
  if (operator === 'exists') return typeof value === 'boolean';
  if (operator === 'within') return asList(value).length > 0 && asList(value).every((each) => isNetwork(each));
  const isMany = operator === 'in' || operator === 'not_in';
  if (isMany !== Array.isArray(value)) return false;
  return asList(value).every((each) => {
    if (kind === 'number') return typeof each === 'number' && Number.isInteger(each) && Math.abs(each) <= MOST;
    if (kind === 'id') return typeof each === 'string' && isId(each);
    if (kind === 'flag') return typeof each === 'boolean';
    if (kind === 'instant') return typeof each === 'string' && Number.isFinite(Date.parse(each));
    return typeof each === 'string';
  });
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
