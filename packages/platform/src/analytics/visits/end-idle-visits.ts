import { defineSchedule } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import { endVisits } from './table.ts';

/** After so long without a hit a visit is over. */
const IDLE = 30 * MINUTE;

export const endIdleVisits = defineSchedule({
  name: 'analytics.end-idle-visits',
  describe: 'Ends visits in which nothing happened for half an hour.',
  cron: '*/5 * * * *',
  run: ({ eachTenant }) => eachTenant(({ tx, tenantId, now }) => endVisits(tx, tenantId, new Date(now.getTime() - IDLE))),
});
