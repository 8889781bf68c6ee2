import { defineSchedule, type Schedule } from '@belvedere/kernel';
import type { QuotaCounter } from './quotas.ts';
import { lockUsage, setUsage } from './table.ts';

/**
 * Holds what is used against what is there, and puts it right (C5). The usage is held first: whoever has charged has then committed
 * what it was for, and whoever has not yet will add to the right figure.
 */
export function reconcileQuotas(counters: readonly QuotaCounter[]): Schedule {
  return defineSchedule({
    name: 'tenancy.reconcile_quotas',
    describe: 'Counts what each tenant has of every limited thing, and mends the usage where it differs.',
    cron: '37 2 * * *',
    run: ({ eachTenant }) =>
      eachTenant(async (ctx) => {
        const { tx, tenantId, services } = ctx;
        for (const { resource, count } of counters) {
          const stored = await lockUsage(tx, tenantId, resource);
          const used = await count({ tx, tenantId });
          if (used === stored) continue;
          await setUsage(tx, { tenantId, resource, used });
          services.log.warn({ tenant_id: tenantId, resource, stored, used }, 'quota usage was put right');
        }
      }),
  });
}
