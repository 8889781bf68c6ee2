import { defineSchedule } from '@belvedere/kernel';
import { refreshDaily, refreshHourly } from './table.ts';

export const refreshRollups = defineSchedule({
  name: 'analytics.refresh-rollups',
  describe: 'Makes the sums by day of the last three days anew, and of older days that hits came late to.',
  cron: '*/5 * * * *',
  run: ({ eachTenant }) => eachTenant(({ tx, now }) => refreshDaily(tx, now)),
});

export const refreshHours = defineSchedule({
  name: 'analytics.refresh-hours',
  describe: 'Makes the sums by hour since the last run anew, of three hours before it, and of hours that hits came late to.',
  cron: '2 * * * *',
  run: ({ eachTenant }) => eachTenant(({ tx, now }) => refreshHourly(tx, now)),
});
