import { defineSchedule } from '@belvedere/kernel';
import { refreshDaily } from './table.ts';

export const refreshRollups = defineSchedule({
  name: 'analytics.refresh-rollups',
  describe: 'Makes the sums by day of the last three days anew, and of older days that hits came late to.',
  cron: '*/5 * * * *',
  run: ({ eachTenant }) => eachTenant(({ tx, now }) => refreshDaily(tx, now)),
});
