import { defineSchedule } from '@belvedere/kernel';
import { userRemoved } from '../facts.ts';
import { endSessions } from '../sessions/session-service.ts';
import { PLATFORM_TENANT_ID } from '../table.ts';
import { lockDueRemovals, markDeleted } from './table.ts';

const BATCH = 100;

/** The account ends and can't be entered any more; erasing what is about the person is begun by the fact. */
export const removeDueAccounts = defineSchedule({
  name: 'identity.remove-due-accounts',
  describe: 'Ends accounts whose people asked for it and did not change their mind.',
  cron: '*/15 * * * *',
  async run({ transaction, now, signal }) {
    for (let removed = BATCH; removed === BATCH && !signal.aborted;) {
      removed = await transaction(PLATFORM_TENANT_ID, async (ctx) => {
        const due = await lockDueRemovals(ctx.tx, { now, limit: BATCH });
        for (const userId of due) {
          await endSessions(ctx, userId);
          await markDeleted(ctx.tx, userId, now);
          await ctx.emit(userRemoved, { aggregateId: userId, payload: { userId } });
        }
        return due.length;
      });
    }
  },
});
