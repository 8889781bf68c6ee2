import { defineSchedule } from '@belvedere/kernel';
import { deleteOldKeys } from './table.ts';

/** Links that open nothing any more; those of wishes that nobody proved hold an address. */
export const sweepWaitlistKeys = defineSchedule({
  name: 'events.sweep-keys',
  describe: 'Deletes links of waitlists that have expired.',
  cron: '23 * * * *',
  run: ({ eachTenant }) => eachTenant(deleteOldKeys),
});
