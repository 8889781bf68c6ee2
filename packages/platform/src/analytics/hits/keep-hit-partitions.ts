import { defineSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { findLiveHold } from '../../compliance/holds/table.ts';
import { keepPartitions } from '../../keys/usage/table.ts';

/** Days that hits are kept at most; a tenant may keep its own for less. */
const KEEP = 730;
/** Clocks of visitors may be off by seven days both ways. */
const BEHIND = 7;
const AHEAD = 8;
/** Longer than anything is kept. */
const FOR_EVER = 100_000;

export const keepHitPartitions = defineSchedule({
  name: 'analytics.keep-hit-partitions',
  describe: 'Makes the partitions of the next days for hits, and drops those older than two years, unless a hold keeps what a tenant has.',
  cron: '13 * * * *',
  async run({ services, now, eachTenant }) {
    let isHeld = false;
    await eachTenant(async ({ tx, tenantId }) => {
      isHeld ||= Boolean(await findLiveHold(tx, tenantId, []));
    });
    const first = new Date(now.getTime() - BEHIND * DAY);
    const keep = (isHeld ? FOR_EVER : KEEP) - BEHIND;
    const changed = await keepPartitions(services.database, { table: 'analytics_events', now: first, ahead: BEHIND + AHEAD, keep });
    if (changed.length > 0) services.log.info({ changed }, 'partitions of analytics_events');
  },
});
