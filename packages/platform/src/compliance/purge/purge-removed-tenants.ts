import { defineSchedule } from '@belvedere/kernel';
import { listRemovals } from '../../tenancy/removal/table.ts';
import { purgeFiles, purgeTenant } from './purge-tenant.ts';
import { listJustPurged } from './table.ts';

/** The schedule that ends tenants whose time of grace is over. */
export const purgeRemovedTenants = defineSchedule({
  name: 'compliance.purge-tenants',
  describe: 'Purges tenants that were removed long enough ago.',
  cron: '23 * * * *',
  async run(call) {
    const { services, signal } = call;
    for (const tenantId of await listJustPurged(services.database)) await purgeFiles(services, tenantId);
    const failures: unknown[] = [];
    for (const removal of await listRemovals(services.database)) {
      if (!removal.isDue || signal.aborted) continue;
      try {
        const purged = await purgeTenant(call, removal);
        if (!purged) services.log.info({ removed_tenant: removal.tenantId }, 'a legal hold keeps a removed tenant');
      } catch (error) {
        failures.push(error);
        services.log.error({ err: error, removed_tenant: removal.tenantId }, 'a removed tenant was not purged');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} removed tenants were not purged.`);
  },
});
