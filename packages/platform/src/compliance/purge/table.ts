import { PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';
import { quoted } from '../personal-data/subject-sql.ts';
import type { PurgeStep } from './plan-purge.ts';

export { PLATFORM_TENANT_ID };

const BATCH = 20_000;
const MINUTE = 60_000;
const HERE = '(select app.current_tenant())';

/** One transaction of a removed tenant that may go through much. */
export function inRemoved<T>(database: Database, tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(
    { tenantId, evenRemoved: true },
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', '0', true)`;
      return work(tx);
    },
    { timeout: 30 * MINUTE },
  );
}

/** Deletes some rows of a step, and counts them. @returns whether there may be more. */
export async function deleteSome(tx: Transaction, tenantId: string, { tables, by }: PurgeStep): Promise<boolean> {
  const removed = await deleteRows(tx, tenantId, { tables, by });
  if (removed > 0)
    await tx.$executeRaw`UPDATE tenant_removals SET rows = coalesce(rows, 0) + ${removed} WHERE removed_id = ${tenantId}::uuid`;
  return by !== 'at_once' && removed >= BATCH;
}

async function deleteRows(tx: Transaction, tenantId: string, { tables, by }: PurgeStep): Promise<number> {
  const [first] = tables;
  if (by === 'door') return throughDoor(tx, tenantId, first!.name);
  if (by === 'batches') {
    const name = quoted(first!.name);
    return tx.$executeRawUnsafe(`DELETE FROM ${name} WHERE tenant_id = ${HERE}
      AND (tableoid, ctid) IN (SELECT tableoid, ctid FROM ${name} WHERE tenant_id = ${HERE} LIMIT ${BATCH})`);
  }
  const deletes = tables.map(({ name }, n) => `d${n} AS (DELETE FROM ${quoted(name)} WHERE tenant_id = ${HERE} RETURNING 1)`);
  const counts = tables.map((_, n) => `(SELECT count(*) FROM d${n})`);
  const [row] = await tx.$queryRawUnsafe<{ removed: bigint }[]>(`WITH ${deletes.join(', ')} SELECT ${counts.join(' + ')} AS removed`);
  return Number(row?.removed ?? 0);
}

/** What the runtime role may not delete itself; the door looks by itself whether the tenant may go. */
async function throughDoor(tx: Transaction, tenantId: string, table: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ removed: bigint }[]>`SELECT app.purge_rows(${tenantId}::uuid, ${table}) AS removed`;
  return Number(row?.removed ?? 0);
}

/** How many files there were when the purge began, however often it is begun. */
export async function keepFileCount(database: Database, tenantId: string, files: number): Promise<void> {
  await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) =>
    tx.tenantRemoval.updateMany({ where: { removedId: tenantId, files: null }, data: { files: BigInt(files) } }),
  );
}

/** Everybody who is or was a member of a removed tenant. */
export async function listPeopleOf(tx: Transaction, tenantId: string): Promise<string[]> {
  return (await tx.membership.findMany({ where: { tenantId }, select: { userId: true } })).map(({ userId }) => userId);
}

/** Keeps which entry of the ledger the purge has, so that it has one however often it is begun. */
export async function keepEntry(database: Database, tenantId: string, sequence: number): Promise<void> {
  await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) =>
    tx.tenantRemoval.updateMany({ where: { removedId: tenantId, ledgerSequence: null }, data: { ledgerSequence: BigInt(sequence) } }),
  );
}

/** The tenant's own row, what is queued for it, and whoever works in it: in the transaction that says it is purged. */
export async function endTenant(tx: Transaction, tenantId: string, now: Date): Promise<{ rows: number; files: number }> {
  await throughDoor(tx, tenantId, 'pgboss.job');
  const own = await throughDoor(tx, tenantId, 'tenants');
  await tx.$executeRaw`UPDATE auth_sessions SET active_tenant_id = NULL WHERE active_tenant_id = ${tenantId}::uuid`;
  await tx.$executeRaw`UPDATE users SET home_tenant_id = NULL WHERE home_tenant_id = ${tenantId}::uuid`;
  // The slug may name somebody, and is free again.
  const { rows, files } = await tx.tenantRemoval.update({
    where: { removedId: tenantId },
    data: { purgedAt: now, slug: '', rows: { increment: own } },
    select: { rows: true, files: true },
  });
  return { rows: Number(rows ?? 0), files: Number(files ?? 0) };
}

/** A tenant that the ledger names and this database has again goes at once. */
export async function markForPurge(database: Database, tenantId: string, sequence: number): Promise<void> {
  await inRemoved(database, tenantId, async (tx) => {
    await tx.$executeRaw`UPDATE tenants SET deleted_at = coalesce(deleted_at, now()) WHERE id = ${tenantId}::uuid`;
    await tx.$executeRaw`
      INSERT INTO tenant_removals (removed_id, slug, removed_at, purge_after, ledger_sequence)
      SELECT id, slug, deleted_at, now(), ${sequence} FROM tenants WHERE id = ${tenantId}::uuid
      ON CONFLICT (removed_id) DO UPDATE SET purge_after = now(), purged_at = NULL, ledger_sequence = excluded.ledger_sequence`;
  });
}

/** Tenants that were purged within a day: a file that something was still writing is looked for once more. */
export async function listJustPurged(database: Database): Promise<string[]> {
  const rows = await database.read<{ id: string }>(
    { tenantId: PLATFORM_TENANT_ID },
    {
      name: 'compliance.just_purged',
      text: `SELECT removed_id AS id FROM tenant_removals WHERE purged_at > now() - interval '1 day' LIMIT 1000`,
      values: [],
    },
  );
  return rows.map(({ id }) => id);
}
