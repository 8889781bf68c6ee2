import { callerId, type Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { identityErrors } from '../errors.ts';
import type { SwitchTenantInput } from '../schemas.ts';
import { setActiveTenant } from './table.ts';

/** Calls of this session that name no tenant work in this one from now on. */
export async function switchTenant({ ctx, input }: Call<SwitchTenantInput>): Promise<{ tenantId: string }> {
  const session = { id: ctx.actor.type === 'user' ? ctx.actor.sessionId : '', userId: callerId(ctx) };
  const tenantId = (await setActiveTenant(ctx.tx, session, input.tenant)) ?? fail(identityErrors.tenant_not_found);
  return { tenantId };
}
