import { defineSchedule } from '@belvedere/kernel';
import { remind } from './remind.ts';
import { listEventsToRemind } from './table.ts';

/** Letters of one transaction. */
const BATCH = 100;

/** Reminds whoever comes, once for each time that an event was to begin: the letter and the note that it is written commit together. */
export const sendReminders = defineSchedule({
  name: 'events.remind',
  describe: 'Reminds those who have places of what begins soon.',
  cron: '* * * * *',
  async run({ transaction, eachTenant, services, signal }) {
    const due: { tenantId: string; id: string }[] = [];
    await eachTenant(async (ctx) => void due.push(...(await listEventsToRemind(ctx))));
    const failures: unknown[] = [];
    for (const { tenantId, id } of due) {
      try {
        while (!signal.aborted && (await transaction(tenantId, (ctx) => remind(ctx, { eventId: id, limit: BATCH }))) === BATCH);
      } catch (error) {
        failures.push(error);
        services.log.warn({ tenant_id: tenantId, event_id: id, err: error }, 'reminders could not be written');
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `Reminders of ${failures.length} events could not be written.`);
  },
});
