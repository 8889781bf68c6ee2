import { newId, type Actor, type RequestContext, type Services } from '@belvedere/kernel';
import { appRouter } from './router.ts';

/** The context of a call that is made by this process itself, for a person and in a tenant: command line, seed, importers. */
export function ownContext(services: Services, as: { name: string; userId: string; tenant: string }): RequestContext {
  const actor: Actor = { type: 'system', name: as.name, userId: as.userId };
  return {
    services: { ...services, limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) } },
    actor,
    request: { id: newId(), ip: '', userAgent: as.name },
    wantedTenant: as.tenant,
    idempotencyKey: undefined,
    signal: undefined,
    setHeader: () => {},
  };
}

/** The typed procedures, called without HTTP: the same scopes, limits on input, audit entries and facts. */
export const createCaller: typeof appRouter.createCaller = appRouter.createCaller;
export type Caller = ReturnType<typeof createCaller>;
