import type { ThingType } from '../things/thing-type.ts';
import { policyDefinition, type PolicyDefinition, type PolicyTest } from './schemas.ts';

/** A policy that is in force, ready to be weighed. */
export interface CompiledPolicy {
  id: string;
  name: string;
  definition: PolicyDefinition;
}

/** Reads a stored policy. Undefined when it is none that this release understands: such a one allows nothing. */
export function compilePolicy(
  stored: { id: string; name: string; definition: unknown },
  types: ReadonlyMap<string, ThingType>,
): CompiledPolicy | undefined {
  const parsed = policyDefinition.safeParse(stored.definition);
  if (!parsed.success) return undefined;
  const { when, ...rest } = parsed.data;
  const isInstant = ({ attribute }: PolicyTest) => {
    const [side, name = ''] = attribute.split('.');
    return side === 'resource' && rest.resourceTypes.some((type) => types.get(type)?.attributes[name]?.kind === 'instant');
  };
  // Instants are compared as milliseconds, wherever they came from.
  const ready = (test: PolicyTest): PolicyTest =>
    typeof test.value === 'string' && isInstant(test) ? { ...test, value: Date.parse(test.value) } : test;
  const definition = { ...rest, when: { all: when.all.map(ready), any: when.any.map(ready), none: when.none.map(ready) } };
  return { id: stored.id, name: stored.name, definition };
}
