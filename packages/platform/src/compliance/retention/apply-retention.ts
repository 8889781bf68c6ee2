import { defineSchedule, type Context } from '@belvedere/kernel';
import { DAY, newId } from '@belvedere/kernel/core';
import { findLiveHold } from '../holds/table.ts';
import { daysKept, type RetentionRule } from './days-kept.ts';
import { deleteOlder, insertRun, readWishes, retentionRules } from './table.ts';

/** Removes in one tenant what has been kept long enough, and writes down how much of what. A hold on the tenant keeps everything. */
async function retainInTenant(ctx: Context, rules: readonly RetentionRule[] = retentionRules()): Promise<Record<string, number>> {
  const { tx, tenantId, now: ranAt } = ctx;
  const done: Record<string, number> = {};
  if (await findLiveHold(tx, tenantId, [])) return done;
  const wishes = await readWishes(tx, tenantId);
  for (const rule of rules) {
    const keptSince = new Date(ranAt.getTime() - daysKept(rule, wishes[rule.table]) * DAY);
    let removed = 0;
    for (;;) {
      const batch = await deleteOlder(tx, rule, keptSince);
      removed += batch.removed;
      if (batch.isAll) break;
    }
    if (removed === 0) continue;
    await insertRun(tx, { tenantId, id: newId(), tableName: rule.table, removed, keptSince, ranAt });
    done[rule.table] = removed;
  }
  return done;
}

export const applyRetention = defineSchedule({
  name: 'compliance.apply-retention',
  describe: 'Removes logs, letters, visits and archives that were kept long enough.',
  cron: '37 2 * * *',
  run: ({ eachTenant }) => eachTenant((ctx) => retainInTenant(ctx)),
});
