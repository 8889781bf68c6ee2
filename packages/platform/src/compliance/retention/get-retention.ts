import type { Call } from '@belvedere/kernel';
import { daysKept } from './days-kept.ts';
import type { RetentionView } from './schemas.ts';
import { listRuns, readWishes, retentionRules } from './table.ts';

export async function getRetention({ ctx }: Call<object>): Promise<RetentionView> {
  const wishes = await readWishes(ctx.tx, ctx.tenantId);
  const rules = retentionRules().map((rule) => {
    const { table, bounds, reason } = rule;
    return { table, days: daysKept(rule, wishes[table]), min: bounds?.min ?? null, max: bounds?.max ?? null, reason };
  });
  return { rules, runs: await listRuns(ctx.tx, ctx.tenantId) };
}
