import { defineSchedule } from '@belvedere/kernel';
import { keepPartitions } from './table.ts';

/** Days that calls of keys are kept. */
const KEEP = 90;
const AHEAD = 7;

/** A partition that is missing costs nothing but speed: its rows wait in the rest, and are moved when it is made. */
export const keepUsagePartitions = defineSchedule({
  name: 'keys.keep_usage_partitions',
  describe: 'Makes the partitions of the next days for the calls of keys, and drops those older than 90 days.',
  cron: '11 * * * *',
  async run({ services, now }) {
    const changed = await keepPartitions(services.database, { table: 'api_usage', now, ahead: AHEAD, keep: KEEP });
    if (changed.length > 0) services.log.info({ changed }, 'partitions of api_usage');
  },
});
