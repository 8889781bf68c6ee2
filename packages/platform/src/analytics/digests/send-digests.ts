import { defineSchedule } from '@belvedere/kernel';
import { waysOf } from '../../tenancy/ways-of.ts';
import { listScheduled } from '../saved/table.ts';
import type { DigestSchedule } from '../saved/schemas.ts';
import { lastPeriod } from './last-period.ts';
import { sendDigest } from './send-digest.ts';

export const sendDigests = defineSchedule({
  name: 'analytics.send-digests',
  describe: 'Sends saved reports to their people by mail, each once for a day, week or month that is over.',
  cron: '*/15 * * * *',
  async run({ eachTenant, transaction, now, signal }) {
    const due: { tenantId: string; id: string; timezone: string }[] = [];
    await eachTenant(async (ctx) => {
      const reports = await listScheduled(ctx.tx, ctx.tenantId);
      if (reports.length === 0) return;
      const { timezone } = await waysOf(ctx);
      const isDue = ({ schedule, sentUntil }: (typeof reports)[number]) =>
        !sentUntil || sentUntil < new Date(lastPeriod(schedule as DigestSchedule, now, timezone).to);
      due.push(...reports.filter(isDue).map(({ id }) => ({ tenantId: ctx.tenantId, id, timezone })));
    });
    // A transaction each: one that fails keeps no other from its people.
    const failures: unknown[] = [];
    for (const { tenantId, id, timezone } of due) {
      if (signal.aborted) return;
      await transaction(tenantId, (ctx) => sendDigest(ctx, id, timezone)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reports were not sent.`);
  },
});
