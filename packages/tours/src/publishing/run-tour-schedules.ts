import { defineSchedule, type Context } from '@belvedere/kernel';
import { notify } from '@belvedere/platform';
import { scheduleFailed } from '../topics.ts';
import { findDueTours, lockDueTour, updateTourRow, type TourRow } from '../tours/table.ts';
import { findingsAgainst, makeLive } from './make-live.ts';
import { withdraw } from './withdraw.ts';

/**
 * Publishes and takes back what is due, a transaction for each tour: under the tour's lock it is asked again what is due, so that two
 * workers do it once, and a crash before the commit leaves it due.
 */
export const runTourSchedules = defineSchedule({
  name: 'tours.run-schedules',
  describe: 'Publishes and takes back tours whose time has come.',
  cron: '* * * * *',
  async run({ transaction, eachTenant, services, signal }) {
    const due: { tenantId: string; id: string }[] = [];
    await eachTenant(async (ctx) => due.push(...(await findDueTours(ctx))));
    const failures: unknown[] = [];
    for (const { tenantId, id } of due) {
      if (signal.aborted) return;
      try {
        await transaction(tenantId, (ctx) => runDue(ctx, id));
      } catch (error) {
        failures.push(error);
        services.log.warn({ tenant_id: tenantId, tour_id: id, err: error }, 'scheduled tour failed');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} scheduled tours failed.`);
  },
});

async function runDue(ctx: Context, id: string): Promise<void> {
  const tour = await lockDueTour(ctx, id);
  if (!tour) return;
  const by = tour.scheduledById ?? tour.updatedById;
  const isDue = (at: Date | null) => at !== null && at <= ctx.now;
  if (isDue(tour.unpublishAt)) return end(ctx, tour, by);
  if (!isDue(tour.scheduledAt)) return;

  const { errors, warnings } = await findingsAgainst(ctx, tour);
  if (errors.length > 0) return refuse(ctx, tour, errors);
  const { version } = await makeLive(ctx, tour, { by, note: null, warnings });
  await record(ctx, {
    action: 'tours.tour.published',
    id,
    changes: { before: { status: tour.status }, after: { status: 'published', version } },
  });
}

/** Its time is over. If its beginning was missed too, while no worker ran, it never begins. */
async function end(ctx: Context, tour: TourRow, by: string): Promise<void> {
  await withdraw(ctx, tour);
  const over = { scheduledAt: null, unpublishAt: null, scheduleZone: null, scheduledById: null };
  await updateTourRow(ctx, tour, { ...over, status: 'draft', updatedById: by });
  await record(ctx, {
    action: 'tours.tour.unpublished',
    id: tour.id,
    changes: { before: { status: tour.status }, after: { status: 'draft' } },
  });
}

/** What is live stays live, the draft stays a draft; whoever wanted it hears what is in the way. */
async function refuse(ctx: Context, tour: TourRow, errors: { message: string }[]): Promise<void> {
  const status = tour.status === 'scheduled' ? 'draft' : tour.status;
  await updateTourRow(ctx, tour, { status, scheduledAt: null });
  await record(ctx, {
    action: 'tours.tour.schedule_refused',
    id: tour.id,
    changes: { before: { status: tour.status }, after: { status } },
  });
  await notify(ctx, {
    topic: scheduleFailed,
    to: { userIds: [tour.scheduledById ?? tour.updatedById] },
    subject: `“${tour.title}” was not published`,
    lines: [
      'It was to be published now, and something is in the way:',
      ...errors.slice(0, 10).map(({ message }) => message),
      'Mend it, then publish the tour or schedule it again.',
    ],
    actionPath: `/tours/${tour.id}`,
    dedupeKey: `${tour.id} ${tour.scheduledAt?.toISOString() ?? ''}`,
  });
}

async function record(ctx: Context, { action, id, changes }: { action: string; id: string; changes: object }): Promise<void> {
  const { actor, tenantId, request, now, services } = ctx;
  const entry = { actor, tenantId, request, action, resourceType: 'tour', resourceId: id, metadata: { schedule: true }, occurredAt: now };
  await services.audit.append(ctx.tx, { ...entry, changes: { ...changes } });
}
