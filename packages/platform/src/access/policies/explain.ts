import { matches, type Thing } from './predicate.ts';
import { mayCall, mayOnThing, sourcesOf, type Rules, type Source } from './rules.ts';

/** One thing that speaks for or against. */
export interface Step {
  kind: Source['kind'] | 'key';
  effect: 'allow' | 'deny';
  id: string;
  name: string;
  until: Date | null;
}

export interface Explained {
  allowed: boolean;
  reason: string;
  /** Everything that holds here: what denies first, then what allows. */
  path: Step[];
}

/** Why somebody may or may not do something, by the functions that enforce it. */
export function explain(rules: Rules, scope: string, about: { type: string; thing: Thing } | null): Explained {
  const allowed = about ? mayOnThing(rules, scope, about) : mayCall(rules, scope);
  const holds = ({ types, when }: Source) =>
    about ? (types === null || types.includes(about.type)) && matches(when, about.thing) : types === null && when === true;
  const path: Step[] = sourcesOf(rules, scope)
    .filter(holds)
    .map(({ kind, effect, id, name, until }) => ({ kind, effect, id, name, until }));
  path.sort((a, b) => Number(b.effect === 'deny') - Number(a.effect === 'deny'));
  const isCapped = rules.keyScopes !== null && !rules.keyScopes.includes(scope);
  if (isCapped) path.unshift({ kind: 'key', effect: 'deny', id: rules.subject.keyId ?? '', name: scope, until: null });
  return { allowed, reason: reasonOf(path, allowed), path };
}

function reasonOf(path: readonly Step[], allowed: boolean): string {
  const denial = path.find(({ effect }) => effect === 'deny');
  if (denial?.kind === 'key') return 'The key does not have this scope.';
  if (denial) return `Denied by the policy ${denial.name}.`;
  if (!allowed) return 'None of the member’s roles allows it.';
  const words: Record<Step['kind'], string> = {
    role: 'the role',
    grant: 'the temporary grant of',
    policy: 'the policy',
    ownership: 'being the owner of the',
    key: 'the key',
  };
  const all = path.filter(({ effect }) => effect === 'allow').map(({ kind, name }) => `${words[kind]} ${name}`);
  return `Allowed by ${[...new Set(all)].join(', ')}.`.slice(0, 500);
}
