import { callerId, newId, type Call, type Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { lockOwners } from '../../access/table.ts';
import { defineTopic } from '../../notifications/topics.ts';
import { notify } from '../../notifications/notify.ts';
import { tenancyErrors } from '../errors.ts';
import { getTenant } from '../get-tenant.ts';
import type { RestoreTenantInput, TenantView } from '../schemas.ts';
import { tenancyScopes } from '../scopes.ts';
import { unmarkRemoved } from './table.ts';

const restored = defineTopic({
  name: 'tenancy.restored',
  describe: 'when a tenant that was removed is there again',
  channels: ['in_app', 'email'],
});

/** Brings everything back as it was. Whoever is no owner of it learns no more than of a tenant that never was. */
export async function restoreTenant({ ctx, input }: Call<RestoreTenantInput>): Promise<TenantView> {
  const owners = await lockOwners(ctx.tx, ctx.tenantId);
  if (!owners.includes(callerId(ctx))) fail(tenancyErrors.not_removed);
  await restoreThisTenant(ctx);
  return getTenant({ ctx, input });
}

export async function restoreThisTenant(ctx: Context): Promise<void> {
  if (!(await unmarkRemoved(ctx.tx, ctx.tenantId))) fail(tenancyErrors.not_removed);
  const { name } = await getTenant({ ctx, input: {} });
  await notify(ctx, {
    topic: restored,
    to: { scope: tenancyScopes.read },
    subject: `${name} is back`,
    lines: [`${name} was removed and is restored: everything is there as it was, and its tours can be seen again.`],
    actionPath: '/',
    dedupeKey: newId(),
  });
  ctx.changed({ after: { restored: true } });
}
