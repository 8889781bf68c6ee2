import { defineSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { readSettings } from '../../tenancy/read-settings.ts';
import { archiveTrail } from './archive-trail.ts';

/** The only way out of the trail: into a file, with a row that says which stretch of the chain lies there. */
export const archiveTrails = defineSchedule({
  name: 'audit_log.archive',
  describe: 'Moves entries that a tenant no longer wants in the database into files, where the chain goes on.',
  cron: '53 1 * * *',
  async run({ services, now, eachTenant }) {
    const wanted: { tenantId: string; before: Date }[] = [];
    await eachTenant(async ({ tx, tenantId }) => {
      const { archiveAfterDays: days } = (await readSettings(tx, tenantId)).auditLog;
      if (days !== null) wanted.push({ tenantId, before: new Date(now.getTime() - days * DAY) });
    });
    for (const { tenantId, before } of wanted) await archiveTrail(services, { tenantId, before });
  },
});
