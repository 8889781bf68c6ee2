import type { Transaction } from '@belvedere/db';
import { allTables, type TableEntry } from '../personal-data/table.ts';
import { quoted } from '../personal-data/subject-sql.ts';
import type { RetentionRule } from './days-kept.ts';

const BATCH = 5_000;

/** The rules of the registry. */
export function retentionRules(tables: readonly TableEntry[] = allTables()): RetentionRule[] {
  return tables.flatMap(({ name: table, retention }) => {
    if (!retention) return [];
    const { by, days, min, max, reason } = retention;
    return [{ table, by, days, bounds: min !== undefined && max !== undefined ? { min, max } : null, reason }];
  });
}

/** Tables whose rows the runtime role may only add: they go through a door that keeps what is younger than 30 days. */
const BEHIND_DOOR = new Set(['security_events']);

/** Removes what is older, some thousand rows at most. @returns how many were removed, and whether that was all. */
export async function deleteOlder(
  tx: Transaction,
  { table, by }: RetentionRule,
  before: Date,
): Promise<{ removed: number; isAll: boolean }> {
  if (BEHIND_DOOR.has(table)) {
    const [row] = await tx.$queryRaw<{ removed: bigint }[]>`SELECT app.forget_rows(${table}, ${before}) AS removed`;
    return { removed: Number(row?.removed ?? 0), isAll: true };
  }
  const [name, time] = [quoted(table), quoted(by)];
  // Partitions have their own row addresses: only with its table does one name a row. The time again, so that young ones are not looked at.
  const sql = `DELETE FROM ${name} t USING (SELECT tableoid, ctid FROM ${name} WHERE ${time} < $1 LIMIT ${BATCH}) old
    WHERE t.tableoid = old.tableoid AND t.ctid = old.ctid AND t.${time} < $1`;
  const removed = await tx.$executeRawUnsafe(sql, before);
  return { removed, isAll: removed < BATCH };
}

export async function insertRun(
  tx: Transaction,
  run: { tenantId: string; id: string; tableName: string; removed: number; keptSince: Date; ranAt: Date },
): Promise<void> {
  await tx.retentionRun.createMany({ data: [run] });
}

export async function listRuns(tx: Transaction, tenantId: string) {
  const rows = await tx.retentionRun.findMany({ where: { tenantId }, orderBy: { id: 'desc' }, take: 100 });
  return rows.map(({ tableName: table, removed, keptSince, ranAt }) => ({ table, removed, keptSince, ranAt }));
}

/** The days that the tenant wishes, table by table; its settings hold them. */
export async function readWishes(tx: Transaction, tenantId: string): Promise<Record<string, number>> {
  const row = await tx.tenantSettings.findUnique({ where: { tenantId }, select: { settings: true } });
  const { retentionDays } = (row?.settings ?? {}) as { retentionDays?: Record<string, number> };
  return retentionDays ?? {};
}
