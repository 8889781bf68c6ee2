import { z } from 'zod';

/** A kind of service that a tenant can be connected to. */
export interface IntegrationType<Configuration extends z.ZodObject = z.ZodObject> {
  /** As `integration_type` names it: `google_ads`. */
  readonly type: string;
  /** One sentence for whoever chooses. */
  readonly describe: string;
  /** What has to be known besides secrets: whoever sees the integration sees it. Fields that it does not name are refused. */
  readonly configuration: Configuration;
  /** The fields of it that hold addresses which our servers will call. */
  readonly addresses?: readonly (keyof Configuration['shape'] & string)[];
  /** The secrets that it takes, by their types, with a sentence on each. */
  readonly tokens: Readonly<Record<string, string>>;
}

export const INTEGRATION_NAME = /^[a-z][a-z0-9_]{2,39}$/;

const types = new Map<string, IntegrationType>();

/** Declares a type of integration; the system that talks to the service does, beside the code that talks. */
export function defineIntegrationType<Configuration extends z.ZodObject>(
  type: IntegrationType<Configuration>,
): IntegrationType<Configuration> {
  if (types.has(type.type)) throw new Error(`The type of integration ${type.type} is declared twice.`);
  const wrong = [type.type, ...Object.keys(type.tokens)].find((name) => !INTEGRATION_NAME.test(name));
  if (wrong !== undefined) throw new Error(`${wrong} is no name of an integration or a token: use 3 to 40 of a-z, 0-9 and _.`);
  types.set(type.type, Object.freeze(type));
  return type;
}

export function findIntegrationType(name: string): IntegrationType | undefined {
  return types.get(name);
}

/** Every type of this process, by name. */
export function listIntegrationTypes(): IntegrationType[] {
  return [...types.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1));
}

/** The one that the platform brings: a place for what no system knows, with webhooks that belong to it. */
defineIntegrationType({
  type: 'custom',
  describe: 'A service of your own that calls us or that we tell by webhooks.',
  configuration: z.object({
    url: z
      .url({ protocol: /^https?$/ })
      .max(1_000)
      .optional(),
    notes: z.string().max(2_000).default(''),
  }),
  addresses: ['url'],
  tokens: { secret: 'What the service and we both know.' },
});
