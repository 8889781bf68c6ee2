import { defineSchedule } from '../jobs/define-schedule.ts';

/** Answers are kept for a day to be repeated (W5); after that the key is as good as new. */
export const sweepIdempotencyKeys = defineSchedule({
  name: 'kernel.sweep-idempotency-keys',
  describe: 'Forgets answers to keyed commands that have expired.',
  cron: '17 * * * *',
  run: ({ eachTenant, now }) =>
    eachTenant(({ tx, tenantId }) => tx.idempotencyKey.deleteMany({ where: { tenantId, expiresAt: { lt: now } } })),
});
