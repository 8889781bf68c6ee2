import { PLATFORM_TENANT_ID, type Database, type Transaction } from '@belvedere/db';

import type { DoneErasure } from './ledger.ts';

export { PLATFORM_TENANT_ID };

const PLATFORM = { tenantId: PLATFORM_TENANT_ID };

/** Erasures are entered one after the other, however many processes there are. */
export function withLedgerLock<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return database.transaction(
    PLATFORM,
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('belvedere erasure ledger', 0))::text`;
      return work();
    },
    { timeout: 60_000 },
  );
}

/** The last entry that this database has carried out. */
export async function lastErasure(database: Database): Promise<number> {
  const [row] = await database.read<{ last: string | null }>(PLATFORM, {
    name: 'compliance.last_erasure',
    text: 'SELECT max(sequence)::text AS last FROM erasures',
    values: [],
  });
  return Number(row?.last ?? 0);
}

/** Erasures that this database has carried out, after a number. */
export function listErasures(database: Database, after: number): Promise<DoneErasure[]> {
  return database.read<DoneErasure>(PLATFORM, {
    name: 'compliance.list_erasures',
    text: 'SELECT sequence::int AS sequence, subject, done_at AS "doneAt" FROM erasures WHERE sequence > $1 ORDER BY sequence',
    values: [after],
  });
}

export async function markErased(tx: Transaction, entry: { sequence: number; subject: string; doneAt: Date }): Promise<void> {
  await tx.erasure.createMany({ data: [{ ...entry, sequence: BigInt(entry.sequence) }], skipDuplicates: true });
}

export interface Candidate {
  id: string;
  email: string;
  displayName: string;
}

const PAGE = 5_000;

/** Everybody who has an account, in pages, the erased too: a restored row may be half erased. */
export async function* eachPerson(database: Database): AsyncGenerator<Candidate> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const text = 'SELECT id, email, display_name AS "displayName" FROM users WHERE id > $1::uuid ORDER BY id LIMIT $2';
    const page = await database.read<Candidate>(PLATFORM, { name: 'compliance.each_person', text, values: [after, PAGE] });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

/** Who belongs or belonged to the tenant, and the addresses that were written down in it. */
export async function listCandidatesIn(tx: Transaction, tenantId: string): Promise<{ people: Candidate[]; addresses: string[] }> {
  const people = await tx.$queryRaw<Candidate[]>`
    SELECT u.id, u.email, u.display_name AS "displayName" FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.tenant_id = ${tenantId}::uuid`;
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT lower(email) AS email FROM invitations WHERE tenant_id = ${tenantId}::uuid
    UNION SELECT lower(recipient) FROM mails WHERE tenant_id = ${tenantId}::uuid
    UNION SELECT lower(email) FROM gdpr_requests WHERE tenant_id = ${tenantId}::uuid AND email IS NOT NULL`;
  return { people, addresses: rows.map(({ email }) => email) };
}

/** Archives of the person in the tenant of the transaction, whose bytes have to go too. */
export async function listExportsOf(tx: Transaction, tenantId: string, userId: string): Promise<string[]> {
  return (await tx.dataExport.findMany({ where: { tenantId, userId }, select: { id: true } })).map(({ id }) => id);
}
