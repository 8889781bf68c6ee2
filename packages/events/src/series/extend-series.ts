import { defineSchedule } from '@belvedere/kernel';
import { fillSeries } from './fill-series.ts';
import { liveSeries, lockSeries } from './table.ts';

/** Makes the events of series as their time comes nearer, a transaction for each series. */
export const extendSeries = defineSchedule({
  name: 'events.extend-series',
  describe: 'Makes the events of series that come into sight.',
  cron: '17 3 * * *',
  async run({ transaction, eachTenant, services, signal }) {
    const live: { tenantId: string; id: string }[] = [];
    await eachTenant(async (ctx) => void live.push(...(await liveSeries(ctx))));
    const failures: unknown[] = [];
    for (const { tenantId, id } of live) {
      if (signal.aborted) return;
      try {
        await transaction(tenantId, async (ctx) => fillSeries(ctx, await lockSeries(ctx, id)));
      } catch (error) {
        failures.push(error);
        services.log.warn({ tenant_id: tenantId, series_id: id, err: error }, 'events of a series could not be made');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} series could not be extended.`);
  },
});
