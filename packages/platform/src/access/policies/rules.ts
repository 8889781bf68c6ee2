import type { Scope } from '@belvedere/kernel';
import { scopesOfRole, type HeldRole } from '../roles.ts';
import type { ThingType } from '../things/thing-type.ts';
import { isAction } from './check-policy.ts';
import type { CompiledPolicy } from './compile-policy.ts';
import { allOf, anyOf, matches, negated, type Predicate, type Thing } from './predicate.ts';
import { settle, type Circumstances, type Subject } from './settle.ts';

/** Something that allows or denies a scope, and under what condition on the thing. */
export interface Source {
  effect: 'allow' | 'deny';
  kind: 'role' | 'grant' | 'policy' | 'ownership';
  id: string;
  name: string;
  /** Until when a grant holds. */
  until: Date | null;
  /** The things that it is about; null: it is about calls. */
  types: readonly string[] | null;
  when: Predicate;
}

/** A role or a single scope that somebody has for a time. */
export interface HeldGrant {
  id: string;
  until: Date;
  role: HeldRole | null;
  scope: string | null;
}

/** All that decides about one caller in one tenant at one moment. Pure: enforcement, explanation, dry run and lists ask the same. */
export interface Rules {
  subject: Subject;
  roles: readonly HeldRole[];
  grants: readonly HeldGrant[];
  policies: readonly CompiledPolicy[];
  circumstances: Circumstances;
  /** The scopes that are written on the key, when a key asks: it never does more. */
  keyScopes: readonly string[] | null;
  declared: Declared;
}

export interface Declared {
  scopes: readonly Scope[];
  types: ReadonlyMap<string, ThingType>;
}

/** An owner can always mend what a policy broke: nothing denies them these. */
const MENDING = 'access.';

/** Everything that speaks for or against a scope, whether it holds for a given thing or not. */
export function sourcesOf(rules: Rules, scope: string): Source[] {
  const { scopes, types } = rules.declared;
  const { roles, grants, policies, subject, circumstances } = rules;
  const allows = (role: HeldRole) => scopesOfRole(scopes, role).includes(scope);
  const isOwner = roles.some((role) => role.isSystem && role.name === 'owner');
  const plain = { effect: 'allow', until: null, types: null, when: true } as const;
  const found: Source[] = [
    ...roles.filter(allows).map(({ id, name }): Source => ({ ...plain, kind: 'role', id, name })),
    ...grants
      .filter((grant) => grant.scope === scope || (grant.role !== null && allows(grant.role)))
      .map(({ id, until, role }): Source => ({ ...plain, kind: 'grant', id, name: role?.name ?? scope, until })),
  ];
  for (const type of types.values())
    if (type.ownerMay.some(({ name }) => name === scope))
      found.push({ ...plain, kind: 'ownership', id: type.type, name: type.type, types: [type.type], when: 'owned' });
  for (const { id, name, definition } of policies) {
    const { effect, actions, resourceTypes } = definition;
    if (!actions.some((action) => isAction(action, scope))) continue;
    if (effect === 'deny' && isOwner && scope.startsWith(MENDING)) continue;
    const when = settle(definition, subject, circumstances);
    if (when !== false)
      found.push({ effect, kind: 'policy', id, name, until: null, types: resourceTypes.length > 0 ? resourceTypes : null, when });
  }
  return found;
}

/** Whether what is there about calls allows the scope, whatever the call is about. */
export function mayCall(rules: Rules, scope: string): boolean {
  if (rules.keyScopes && !rules.keyScopes.includes(scope)) return false;
  const plain = sourcesOf(rules, scope).filter(({ types }) => types === null);
  return plain.some(({ effect }) => effect === 'allow') && !plain.some(({ effect }) => effect === 'deny');
}

/** What a thing of a type must be like for the scope to be allowed on it. */
export function predicateFor(rules: Rules, scope: string, type: string): Predicate {
  if (rules.keyScopes && !rules.keyScopes.includes(scope)) return false;
  const about = sourcesOf(rules, scope).filter(({ types }) => types === null || types.includes(type));
  const whenOf = (effect: Source['effect']) => anyOf(about.filter((source) => source.effect === effect).map(({ when }) => when));
  return allOf([whenOf('allow'), negated(whenOf('deny'))]);
}

export function mayOnThing(rules: Rules, scope: string, { type, thing }: { type: string; thing: Thing }): boolean {
  return matches(predicateFor(rules, scope, type), thing);
}

/** Whether anything but roles and grants speaks about things for this scope: if not, nothing has to be loaded. */
export function looksAtThings(rules: Rules, scope: string): boolean {
  return rules.policies.length > 0 && sourcesOf(rules, scope).some(({ kind, types }) => kind === 'policy' && types !== null);
}
