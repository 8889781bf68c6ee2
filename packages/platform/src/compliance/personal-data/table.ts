import { readRegistry, type Database, type TableEntry, type Transaction } from '@belvedere/db';
import { accountGate, mailGate } from '../../attempts/gates.ts';
import type { Person } from './person-of.ts';
import { erasing, isPersonal, quoted, showing } from './subject-sql.ts';
import type { TableLink } from './parents-first.ts';

export type { TableEntry } from '@belvedere/db';

const BATCH = 500;
const MINUTE = 60_000;

/** Says whom the statements of this transaction are about. */
export async function bindPerson(tx: Transaction, { userId, email, names }: Person): Promise<void> {
  const attempts = email === null ? '' : [accountGate(email), mailGate(email)].map(({ subject }) => subject).join(',');
  await tx.$queryRaw`SELECT set_config('app.person_id', ${userId ?? ''}, true), set_config('app.person_email', ${email ?? ''}, true),
    set_config('app.person_names', ${names.join('\u001f')}, true), set_config('app.person_attempts', ${attempts}, true)`;
}

/** The tables of some that have a row about the person, in one round trip. */
export async function findPersonalTables(tx: Transaction, tables: readonly TableEntry[]): Promise<TableEntry[]> {
  if (tables.length === 0) return [];
  const questions = tables.map(
    (table, n) => `SELECT ${n} AS n WHERE EXISTS (SELECT FROM ${quoted(table.name)} WHERE ${isPersonal(table)})`,
  );
  const rows = await tx.$queryRawUnsafe<{ n: number }[]>(questions.join(' UNION ALL '));
  return rows.map(({ n }) => tables[n]!);
}

/** @returns how many rows were deleted or changed. */
export async function eraseRows(tx: Transaction, table: TableEntry, values: { id: string; now: Date }): Promise<number> {
  let changed = 0;
  for (const { sql, replace } of erasing(table)) {
    const filled = replace && JSON.stringify(replace).replaceAll('{id}', values.id).replaceAll('{now}', values.now.toISOString());
    changed += filled === undefined ? await tx.$executeRawUnsafe(sql) : await tx.$executeRawUnsafe(sql, filled);
  }
  return changed;
}

/** What a statement finds, a batch at a time: no more than one is held, and the transaction stays open while they are read. */
export async function* readBatches(tx: Transaction, sql: string, size = BATCH): AsyncGenerator<string[]> {
  await tx.$executeRawUnsafe(`DECLARE reading NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const rows = await tx.$queryRawUnsafe<{ row: string }[]>(`FETCH ${size} FROM reading`);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < size) break;
  }
  await tx.$executeRawUnsafe('CLOSE reading');
}

export interface RowsOf {
  tenantId: string;
  person: Person;
  table: TableEntry;
}

/** Hands over every row about the person in one table of a tenant, a removed one too, batch by batch, in a transaction of its own. */
export async function eachPersonalRow(
  database: Database,
  { tenantId, person, table }: RowsOf,
  onBatch: (rows: string[]) => Promise<void>,
): Promise<void> {
  await database.transaction(
    { tenantId, evenRemoved: true },
    async (tx) => {
      await bindPerson(tx, person);
      for await (const rows of readBatches(tx, showing(table))) await onBatch(rows);
    },
    { timeout: 30 * MINUTE, snapshot: true },
  );
}

/** Which tables refer to which; a reference that is emptied when its target goes binds no order. */
export async function listTableLinks(tx: Transaction): Promise<TableLink[]> {
  return tx.$queryRaw<TableLink[]>`
    SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint k
    JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confdeltype <> 'n' AND child.relnamespace = 'public'::regnamespace`;
}

let known: readonly TableEntry[] | undefined;

/** The registry, read once. */
export function allTables(): readonly TableEntry[] {
  known ??= readRegistry();
  return known;
}

export function personalTables(tables: readonly TableEntry[] = allTables()): TableEntry[] {
  return tables.filter(({ subjects, mentions }) => Object.keys(subjects).length + mentions.length > 0);
}

/** Drops what waits in the outbox and the queue for this address. */
export async function forgetInQueue(tx: Transaction, address: string): Promise<void> {
  await tx.$queryRaw`SELECT app.forget_in_queue(${address})`;
}

/** Live keys of the person, and whether they count as a member: what their erasure gives back to the tenant's limits. */
export async function chargedFor(tx: Transaction, tenantId: string, userId: string): Promise<{ members: number; keys: number }> {
  const members = await tx.membership.count({ where: { tenantId, userId, status: { in: ['active', 'suspended'] } } });
  return { members, keys: await tx.apiKey.count({ where: { tenantId, userId, revokedAt: null } }) };
}

/** Invitations that somebody handed out end with them. */
export async function revokeInvitationsOf(tx: Transaction, at: { tenantId: string; now: Date }, userId: string): Promise<void> {
  await tx.invitation.updateMany({
    where: { tenantId: at.tenantId, invitedById: userId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at.now },
  });
}
