import { defineSchedule, type Context } from '@belvedere/kernel';
import { eventCompleted } from '../facts.ts';
import { withdrawOffers } from '../waitlist/withdraw-offers.ts';
import { endOf } from './event.ts';
import { findBegunEvents, lockEvent, updateEventRow } from './table.ts';

/** Ends what is over, a transaction for each event: under its lock it is asked again (2.4). */
export const completeEvents = defineSchedule({
  name: 'events.complete',
  describe: 'Marks events as completed whose time is over.',
  cron: '* * * * *',
  async run({ transaction, eachTenant, services, signal }) {
    const over: { tenantId: string; id: string }[] = [];
    await eachTenant(async (ctx) => {
      for (const event of await findBegunEvents(ctx)) if (endOf(event) <= ctx.now) over.push(event);
    });
    const failures: unknown[] = [];
    for (const { tenantId, id } of over) {
      if (signal.aborted) return;
      try {
        await transaction(tenantId, (ctx) => complete(ctx, id));
      } catch (error) {
        failures.push(error);
        services.log.warn({ tenant_id: tenantId, event_id: id, err: error }, 'event could not be completed');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} events could not be completed.`);
  },
});

async function complete(ctx: Context, id: string): Promise<void> {
  const event = await lockEvent(ctx, id);
  if (event.status !== 'published' || event.postponedAt || endOf(event) > ctx.now) return;
  await withdrawOffers(ctx, event);
  await updateEventRow(ctx, event, { status: 'completed', completedAt: ctx.now });
  await ctx.emit(eventCompleted, { aggregateId: id, payload: { eventId: id } });
  const { actor, tenantId, request, now, services } = ctx;
  const entry = { actor, tenantId, request, action: 'events.event.completed', resourceType: 'event', resourceId: id, occurredAt: now };
  const changes = { before: { status: 'published' }, after: { status: 'completed' } };
  await services.audit.append(ctx.tx, { ...entry, changes, metadata: { schedule: true } });
}
