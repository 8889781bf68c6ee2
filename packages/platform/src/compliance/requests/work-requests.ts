import { defineJob, defineSchedule, type JobCall } from '@belvedere/kernel';
import { queueMail } from '../../mail/queue-mail.ts';
import { expireExports } from '../exports/expire-exports.ts';
import { requestVerified } from '../facts.ts';
import { carryOut, type CarryOutRun } from './carry-out.ts';
import { openDueRemovals } from './open-due-removals.ts';
import { isClosed, remindFrom } from './request.ts';
import { findRequest, listDue, listHandlers, markOverdue, PLATFORM_TENANT_ID, takeReminders, type RequestRow } from './table.ts';

/** What people asked of the platform itself. */
export const workPlatformRequests = defineSchedule({
  name: 'compliance.work-platform-requests',
  describe: 'Carries out what people asked for about their whole identity, the removal of their account too.',
  cron: '* * * * *',
  async run(call) {
    await openDueRemovals(call);
    const due = await call.transaction(PLATFORM_TENANT_ID, ({ tx, now }) => listDue(tx, PLATFORM_TENANT_ID, now));
    await inTurn(call, due);
  },
});

/** What people asked of tenants, and the clock of all requests. */
export const workRequests = defineSchedule({
  name: 'compliance.work-requests',
  describe: 'Carries out requests about personal data, reminds of those that are due, and removes archives that are over.',
  cron: '13 * * * *',
  async run(call) {
    const due: RequestRow[] = [];
    await call.eachTenant(async (ctx) => {
      const { tx, tenantId, now } = ctx;
      await markOverdue(tx, tenantId, now);
      const count = await takeReminders(tx, tenantId, { until: remindFrom(now), now });
      if (count > 0)
        for (const { email, displayName } of await listHandlers(tx, tenantId))
          await queueMail(ctx, { to: email, template: 'requestsDue', values: { displayName, count } });
      await expireExports(ctx);
      if (tenantId !== PLATFORM_TENANT_ID) due.push(...(await listDue(tx, tenantId, now)));
    });
    await inTurn(call, due);
  },
});

/** One that fails does not keep the others from theirs. */
async function inTurn(run: CarryOutRun, due: readonly RequestRow[]): Promise<void> {
  const failures: unknown[] = [];
  for (const request of due) {
    try {
      await carryOut(run, request);
    } catch (error) {
      failures.push(error);
      run.services.log.error({ err: error, gdpr_request_id: request.id }, 'a request about personal data was not carried out');
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} requests about personal data were not carried out.`);
}

/** An archive is made at once; an erasure waits for its time, and then for the clock. */
async function workRequest({ services, tenantId, input, transaction }: JobCall<{ requestId: string }>): Promise<void> {
  const request = await transaction(({ tx }) => findRequest(tx, tenantId, input.requestId));
  if (!request || isClosed(request.status) || request.requestType === 'erasure') return;
  const here: CarryOutRun = {
    services,
    transaction: (_, work) => transaction(work),
    eachTenant: (work) => transaction(work).then(() => {}),
  };
  await carryOut(here, request);
}

export const workRequestJob = defineJob({
  name: 'compliance.work-request',
  describe: 'Makes the archive that somebody asked a tenant for.',
  hears: requestVerified,
  attempts: 5,
  concurrency: 1,
  run: workRequest,
});
