import { defineSchedule } from '@belvedere/kernel';
import { recountTours } from './recount-tours.ts';

/** Counters are moved with what they count, in one transaction; this is for what went around that: an erased person, a mended table. */
export const reconcileCounters = defineSchedule({
  name: 'tours.reconcile-counters',
  describe: 'Counts what tours keep counters of anew, mends what differs and reports it.',
  cron: '7 2 * * *',
  run: ({ eachTenant }) => eachTenant(recountTours),
});
