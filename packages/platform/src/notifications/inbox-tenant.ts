import type { RequestContext } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import type { InboxInput } from './schemas.ts';
import { PLATFORM_TENANT_ID } from './table.ts';

/** Where a person's list is: in the tenant that the call is for, of which they are a member, or in their account, as for who belongs nowhere. */
export async function inboxTenant({ ctx, input }: { ctx: RequestContext; input: InboxInput }): Promise<string> {
  if (input.inbox === 'account') return PLATFORM_TENANT_ID;
  const tenantId = await ctx.services.access.resolveTenant(ctx.actor, ctx.wantedTenant);
  return tenantId ?? (ctx.wantedTenant === undefined ? PLATFORM_TENANT_ID : fail(commonErrors.forbidden));
}
