import { defineSchedule, type Context } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import { allowLong, refreshDaily, refreshHourly } from './table.ts';

/** New hits are added in a moment; a whole day of a tenant with millions of them is not. */
const LONGEST = 10 * MINUTE;

export const refreshRollups = defineSchedule({
  name: 'analytics.refresh-rollups',
  describe: 'Adds new hits to the sums by day, and makes days anew that are over or that hits were erased from.',
  cron: '*/5 * * * *',
  run: ({ eachTenant }) => eachTenant(longer(refreshDaily), { timeout: LONGEST }),
});

export const refreshHours = defineSchedule({
  name: 'analytics.refresh-hours',
  describe: 'Makes the sums of the hours anew whose hits changed since the last run.',
  cron: '2 * * * *',
  run: ({ eachTenant }) => eachTenant(longer(refreshHourly), { timeout: LONGEST }),
});

const longer =
  (refresh: typeof refreshDaily) =>
  async ({ tx, now }: Context): Promise<unknown> => {
    await allowLong(tx, LONGEST);
    return refresh(tx, now);
  };
