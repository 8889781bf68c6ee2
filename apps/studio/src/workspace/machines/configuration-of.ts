import type { Json } from '@belvedere/sdk';

/** A field of a service's configuration, as a form asks for it. */
export interface ConfigurationField {
  name: string;
  kind: 'text' | 'long' | 'address' | 'number' | 'yes' | 'choice';
  isRequired: boolean;
  options: readonly string[];
}

type Members = { [key: string]: Json };
const membersOf = (value: Json | undefined): Members => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
const textsOf = (value: Json | undefined) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

/** Above so many characters a text has lines. */
const LONG = 1000;

/** The fields that a JSON Schema of an object names, in its order. */
export function fieldsOf(schema: Json): ConfigurationField[] {
  const { properties, required } = membersOf(schema);
  const needed = textsOf(required);
  return Object.entries(membersOf(properties)).map(([name, given]) => {
    const field = membersOf(given);
    const options = textsOf(field['enum']);
    // What has a beginning value need not be given.
    return { name, kind: kindOf(field, options), isRequired: needed.includes(name) && !Object.hasOwn(field, 'default'), options };
  });
}

function kindOf({ type, format, maxLength }: Members, options: readonly string[]): ConfigurationField['kind'] {
  if (options.length > 0) return 'choice';
  if (type === 'boolean') return 'yes';
  if (type === 'number' || type === 'integer') return 'number';
  if (format === 'uri') return 'address';
  return typeof maxLength === 'number' && maxLength > LONG ? 'long' : 'text';
}

/** What was typed as its schema has it; what was left empty is not said. */
export function configurationOf(fields: readonly ConfigurationField[], typed: Readonly<Record<string, string | boolean>>): Members {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }): [string, Json][] => {
      const value = typed[name];
      if (typeof value === 'boolean') return [[name, value]];
      if (!value) return [];
      return [[name, kind === 'number' ? Number(value) : value]];
    }),
  );
}

/** The other way: what a form begins with. */
export function typedOf(configuration: Json): Record<string, string | boolean> {
  const typed = Object.entries(membersOf(configuration)).map(([name, value]) => {
    if (typeof value === 'boolean' || typeof value === 'string') return [name, value] as const;
    return [name, JSON.stringify(value)] as const;
  });
  return Object.fromEntries(typed);
}
