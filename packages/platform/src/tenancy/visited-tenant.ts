import type { RequestContext } from '@belvedere/kernel';
import { z } from 'zod';
import { findVisitedTenant } from './table.ts';

/** What a visitor's call names the tenant by: its slug or its id. */
export const visitedTenantName = z.string().min(1).max(100);

/** Where a visitor's call works: in the tenant that it names. */
export async function visitedTenant({ ctx, input }: { ctx: RequestContext; input: { tenant: string } }): Promise<string> {
  return findVisitedTenant(ctx.services.database, input.tenant);
}
