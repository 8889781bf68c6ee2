import type { RequestContext, RequestFacts } from '@belvedere/kernel';
import { z } from 'zod';
import { findVisitedTenant } from './table.ts';

/** What a visitor's call names the tenant by: its slug or its id. */
export const visitedTenantName = z.string().min(1).max(100);

const known = new WeakMap<RequestFacts, string>();

/** Where a visitor's call works: in the tenant that it names. */
export async function visitedTenant({ ctx, input }: { ctx: RequestContext; input: { tenant: string } }): Promise<string> {
  const { tenant } = input;
  return known.get(ctx.request) === tenant ? tenant : findVisitedTenant(ctx.services.database, tenant);
}

/** For whoever has just found a tenant and asks several things of it in one request: it is not looked up again for each. */
export function knowVisited({ request }: RequestContext, { id }: { id: string }): void {
  known.set(request, id);
}
