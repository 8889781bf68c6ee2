import { runInTransaction, type Context, type Services } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { z } from 'zod';
import { createPlatformWorld, type Caller, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { defineIntegrationType } from '../integration-types.ts';
import { useIntegrationToken, type UsableToken } from '../use-integration-token.ts';

defineIntegrationType({
  type: 'test_ads',
  describe: 'An advertiser for tests.',
  configuration: z.object({ account: z.string().max(20), report: z.url().optional(), labels: z.array(z.string()).max(1_000).optional() }),
  addresses: ['report'],
  tokens: { api_key: 'The key of the account.', refresh_token: 'What gets new keys.' },
});

export const SECRET = 'ya29.the-secret-of-the-account';

/** A new tenant with its owner, signed in just now. */
export interface Museum {
  owner: Person;
  tenantId: string;
  call: Caller;
  api: Caller['integrations'];
  /** An integration without tokens. */
  make(name?: string): Promise<string>;
  setKey(integrationId: string, more?: { secret?: string; tokenType?: string; expiresAt?: Date }): Promise<{ id: string }>;
  logs(integrationId: string, filter?: Filter): ReturnType<Caller['integrations']['logs']['list']>;
  /** As a job of a system would, in a transaction of the tenant. */
  work<T>(run: (ctx: Context) => Promise<T>, services?: Services): Promise<T>;
  useKey(integrationId: string, services?: Services): Promise<UsableToken>;
  /** Every token, also those that were replaced. */
  rows(integrationId: string): Promise<{ replacedAt: Date | null; id: string; tokenValueEncrypted: Uint8Array }[]>;
}

type Filter = Partial<Parameters<Caller['integrations']['logs']['list']>[0]>;

export interface IntegrationWorld extends PlatformWorld {
  museum(): Promise<Museum>;
}

/** The platform's world with a type of integration to try. */
export async function createIntegrationWorld(): Promise<IntegrationWorld> {
  const world = await createPlatformWorld();
  const { services } = world;
  return { ...world, museum };

  async function museum(): Promise<Museum> {
    const owner = await world.person('ada');
    const { id: tenantId } = await world.tenant(owner, 'Museum');
    const call = world.as(owner, { wantedTenant: tenantId });
    const api = call.integrations;
    const work: Museum['work'] = (run, own = services) => {
      const actor = { type: 'system', name: 'test' } as const;
      const origin = { services: own, actor, request: { id: newId(), ip: '', userAgent: null }, setHeader: () => {} };
      return runInTransaction(origin, { tenantId, scopes: new Set() }, run);
    };
    return {
      owner,
      tenantId,
      call,
      api,
      work,
      make: async (name = 'Ads') => (await api.create({ name, integrationType: 'test_ads', configuration: { account: '42' } })).id,
      setKey: (integrationId, more = {}) => api.tokens.set({ integrationId, tokenType: 'api_key', secret: SECRET, ...more }),
      logs: (integrationId, filter = {}) => api.logs.list({ integrationId, ...filter }),
      useKey: (integrationId, own) => work((ctx) => useIntegrationToken(ctx, { integrationId, tokenType: 'api_key' }), own),
      rows: (integrationId) =>
        world.inTenant(tenantId, (tx) => tx.integrationToken.findMany({ where: { tenantId, integrationId }, orderBy: { id: 'asc' } })),
    };
  }
}
