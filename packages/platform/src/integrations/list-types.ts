import { z } from 'zod';
import { listIntegrationTypes } from './integration-types.ts';
import type { IntegrationTypes } from './schemas.ts';

/** Every type of integration, with what it wants to know and which secrets it takes. */
export async function listTypes(): Promise<IntegrationTypes> {
  const items = listIntegrationTypes().map(({ type, describe, configuration, tokens }) => ({
    type,
    describe,
    configuration: z.toJSONSchema(configuration.strict(), { io: 'input' }) as IntegrationTypes['items'][number]['configuration'],
    tokens: Object.entries(tokens).map(([name, sentence]) => ({ type: name, describe: sentence })),
  }));
  return { items };
}
