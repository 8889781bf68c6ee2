import { defineSchedule } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { deleteStaleCounters } from '../attempts/table.ts';
import { deleteStaleChallenges } from './challenges/table.ts';
import { deleteExpired } from './sessions/table.ts';
import { deleteStaleAccess } from './tokens/table.ts';
import { deleteStaleTokens, PLATFORM_TENANT_ID } from './table.ts';

/** How long a network stays one from which somebody has signed in before. */
const REMEMBER = 90 * DAY;

/** Nothing depends on it but the size of the tables. */
export const sweepIdentity = defineSchedule({
  name: 'identity.sweep',
  describe: 'Removes ended sessions, tokens, challenges and links, and old counters of attempts.',
  cron: '23 3 * * *',
  async run({ services: { database }, transaction, now }) {
    await transaction(PLATFORM_TENANT_ID, async ({ tx }) => {
      await deleteExpired(tx, now);
      const yesterday = new Date(now.getTime() - DAY);
      await deleteStaleTokens(tx, yesterday);
      await deleteStaleChallenges(tx, yesterday);
      await deleteStaleAccess(tx, yesterday);
    });
    await deleteStaleCounters(database, new Date(now.getTime() - REMEMBER));
  },
});
