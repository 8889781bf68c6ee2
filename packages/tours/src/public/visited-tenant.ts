import type { RequestContext } from '@belvedere/kernel';
import { z } from 'zod';
import { findVisitedTenant } from './table.ts';

/** What a visitor's call names: the tenant by slug or id, as the manifest tells it, and the tour. */
export const visitedTour = { tenant: z.string().min(1).max(100), tourId: z.uuid() };

/** Where such a call works: in the tenant that it names. */
export async function visitedTenant({ ctx, input }: { ctx: RequestContext; input: { tenant: string } }): Promise<string> {
  return findVisitedTenant(ctx.services.database, input.tenant);
}
