import { createBelvedere, type Belvedere } from '@belvedere/sdk';
import { QueryClient } from '@tanstack/react-query';

/** Calls of a person who is in no workspace yet, or of the account alone. */
export const ownClient = createBelvedere({ baseUrl: location.origin });

const clients = new Map<string, Belvedere>();

/** Calls in a workspace: answers of two never meet in the cache. */
export function clientOf(tenant: string): Belvedere {
  const client = clients.get(tenant) ?? createBelvedere({ baseUrl: location.origin, tenant });
  clients.set(tenant, client);
  return client;
}

export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: false } } });
