import { defineSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { trashDaysOf } from '@belvedere/platform';
import { purgeTourRows } from './purge-tour-rows.ts';
import { findOldRemovedTours, lockOldRemovedTour } from './table.ts';

/** Purges what was removed longer ago than the tenant keeps it, a transaction for each tour. */
export const purgeRemovedTours = defineSchedule({
  name: 'tours.purge-removed',
  describe: 'Purges tours that were removed longer ago than their tenant keeps them.',
  cron: '17 4 * * *',
  async run({ transaction, eachTenant, services, signal }) {
    const old: { tenantId: string; id: string; before: Date }[] = [];
    await eachTenant(async (ctx) => {
      const before = new Date(ctx.now.getTime() - (await trashDaysOf(ctx)) * DAY);
      for (const id of await findOldRemovedTours(ctx, before)) old.push({ tenantId: ctx.tenantId, id, before });
    });
    const failures: unknown[] = [];
    for (const { tenantId, id, before } of old) {
      if (signal.aborted) return;
      try {
        await transaction(tenantId, async (ctx) => {
          const tour = await lockOldRemovedTour(ctx, id, before);
          if (!tour) return;
          await purgeTourRows(ctx, id);
          const { actor, request, now } = ctx;
          const entry = { actor, tenantId, request, action: 'tours.tour.purged', resourceType: 'tour', resourceId: id, occurredAt: now };
          const changes = { before: { title: tour.title, slug: tour.slug } };
          await services.audit.append(ctx.tx, { ...entry, changes, metadata: { schedule: true } });
        });
      } catch (error) {
        failures.push(error);
        services.log.warn({ tenant_id: tenantId, tour_id: id, err: error }, 'purge failed');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} tours could not be purged.`);
  },
});
