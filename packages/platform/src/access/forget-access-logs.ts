import { defineSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { readSettings } from '../tenancy/read-settings.ts';
import { forgetOlder } from './table.ts';

/** The access log is not the trail: it is kept for as long as a tenant says, and at least 30 days. */
export const forgetAccessLogs = defineSchedule({
  name: 'access.forget_logs',
  describe: 'Removes entries of the access log that are older than their tenant keeps them.',
  cron: '29 2 * * *',
  run: ({ eachTenant }) =>
    eachTenant(async ({ tx, tenantId, now }) => {
      const { keepDays } = (await readSettings(tx, tenantId)).accessLog;
      await forgetOlder(tx, new Date(now.getTime() - keepDays * DAY));
    }),
});
