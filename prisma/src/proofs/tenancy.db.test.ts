import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../database.ts';
import { PrismaClient } from '../generated/client.ts';
import { readRegistry } from '../registry.ts';
import { assertSafeRole, UnsafeRole } from '../roles.ts';
import { OutsideTransaction } from '../scope.ts';
import { tenantAdapter } from '../tenant-adapter.ts';
import { inTier, runSeed, testDatabase, type TestDatabase } from '../testing/index.ts';
import { findLeaks } from './find-leaks.ts';
import { makeRows } from './make-rows.ts';
import { readCatalogue } from './read-catalogue.ts';
import { seededRandom } from './sample.ts';

const CALLS = inTier({ sample: 600, all: 10_000 });

let db: TestDatabase;
let owner: pg.Client;
let database: Database;

beforeAll(async () => {
  db = await testDatabase();
  owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  database = openDatabase({ url: db.runtimeUrl, poolSize: 4 });
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await db.drop();
});

test('R2 R3 R4 R6 R7 R13 4.81 no operation on any table crosses tenants, and none without a tenant errs', async () => {
  const { cells, leaks } = await findLeaks(db);
  expect(leaks).toEqual([]);
  console.log(`tenancy: ${cells} inputs, 0 500s, 0 leaks, 0 lost, 0 doubled`);
});

test('G1 the audit log takes no change, not even from the owner of its table', async () => {
  const rows = makeRows(owner, await readCatalogue(owner, readRegistry()));
  await rows.insert('audit_logs', uuidv7());
  for (const change of ['UPDATE audit_logs SET action = action', 'DELETE FROM audit_logs', 'TRUNCATE audit_logs'])
    await expect(owner.query(change), change).rejects.toThrow('audit_logs is append-only');
});

// The adapter -------------------------------------------------------------------------------------------------------------

test('R5 work that throws leaves nothing behind, nor does work after a statement that failed', async () => {
  const tenantId = await newTenant();
  const write = database.transaction({ tenantId }, async (tx) => {
    await tx.role.create({ data: { tenantId, id: uuidv7(), name: 'gone' } });
    throw new Error('changed my mind');
  });
  await expect(write).rejects.toThrow('changed my mind');
  const broken = database.transaction({ tenantId }, async (tx) => {
    await tx.role.create({ data: { tenantId, id: uuidv7(), name: 'gone' } });
    await tx.$queryRaw`SELECT 1 / 0`.catch(() => undefined);
    return tx.role.create({ data: { tenantId, id: uuidv7(), name: 'late' } });
  });
  await expect(broken).rejects.toThrow(/current transaction is aborted/);
  await expect(database.transaction({ tenantId }, (tx) => tx.role.count())).resolves.toBe(0);
});

test('R5 a query outside a transaction is refused, whatever its kind', async () => {
  const pool = new pg.Pool({ connectionString: db.runtimeUrl });
  const prisma = new PrismaClient({ adapter: tenantAdapter(pool) });
  try {
    const attempts = [
      () => prisma.role.count(),
      () => prisma.role.create({ data: { tenantId: uuidv7(), id: uuidv7(), name: 'outside' } }),
      () => prisma.$queryRaw`SELECT 1`,
      () => prisma.$executeRaw`DELETE FROM roles`,
      () => prisma.$transaction([prisma.role.count()]),
      () => prisma.$transaction((tx) => tx.role.count()),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(new OutsideTransaction().message);
    expect(pool.totalCount).toBe(0);
  } finally {
    await prisma.$disconnect();
    await pool.end();
  }
});

test('R5 a client that outlives its transaction queries nothing', async () => {
  const tenantId = await newTenant();
  const escaped = await database.transaction({ tenantId }, async (tx) => ({ tx }));
  await expect(escaped.tx.role.count()).rejects.toThrow(/Transaction already closed|expired transaction/);
});

test('R5 a tenant that is no uuid opens no transaction', async () => {
  for (const tenantId of ['', 'garbage', "'; SELECT 1; --", `${uuidv7()}'`])
    await expect(
      database.transaction({ tenantId }, (tx) => tx.role.count()),
      tenantId,
    ).rejects.toThrow('The tenant id is not a uuid.');
});

test(
  'R5 4.89 calls of 200 interleaved tenants over four connections, some failing in every way, see their own rows only',
  { timeout: 180_000 },
  async () => {
    const tenants = await Promise.all(Array.from({ length: 200 }, newTenant));
    for (const tenantId of tenants)
      await database.transaction({ tenantId }, (tx) => tx.role.create({ data: { tenantId, id: uuidv7(), name: tenantId } }));

    const random = seededRandom(runSeed);
    const calls = Array.from({ length: CALLS }, () => ({
      tenantId: tenants[Math.floor(random() * tenants.length)]!,
      kind: Math.floor(random() * 5),
    }));
    let [own, foreign, failed] = [0, 0, 0];
    const count = (tenantId: string, seen: { tenantId: string }[]) => {
      for (const row of seen)
        if (row.tenantId === tenantId) own++;
        else foreign++;
    };
    await eachOf(calls, 16, async ({ tenantId, kind }) => {
      try {
        if (kind === 0) return count(tenantId, await database.read({ tenantId }, { ...STATEMENT, values: [0] }));
        await database.transaction({ tenantId }, async (tx) => {
          count(tenantId, await tx.role.findMany({ select: { tenantId: true } }));
          if (kind === 1) throw new Error('thrown');
          if (kind === 2) await tx.$queryRaw`SELECT 1 / 0`;
          if (kind === 3) await database.read({ tenantId }, { ...STATEMENT, values: ['no number'] });
        });
      } catch (error) {
        if (error instanceof TypeError) throw error;
        failed++;
      }
    });
    expect({ foreign, failed: failed > CALLS * 0.4, own }, `BELVEDERE_SEED=${runSeed}`).toEqual({
      foreign: 0,
      failed: true,
      own: calls.length,
    });
    console.log(`tenant adapter: ${calls.length} inputs (${failed} failing), 0 500s, 0 leaks, 0 lost, 0 doubled`);
  },
);

const STATEMENT = { name: 'proof_roles', text: 'SELECT tenant_id AS "tenantId" FROM roles WHERE 0 = $1::int' };

async function eachOf<T>(items: T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

// The roles --------------------------------------------------------------------------------------------------------------

test('R1 4.73 the two serving roles may serve', async () => {
  await expect(assertSafeRole(db.runtimeUrl)).resolves.toBeUndefined();
  await expect(assertSafeRole(db.jobsUrl)).resolves.toBeUndefined();
});

test.each([
  ['a superuser', 'SUPERUSER', '', 'is a superuser'],
  ['with BYPASSRLS', 'BYPASSRLS', '', 'has BYPASSRLS'],
  ['with CREATEROLE', 'CREATEROLE', '', 'has CREATEROLE'],
  ['the owner of a table', '', 'ALTER TABLE mails OWNER TO', 'owns tables (mails'],
  ['granted TRUNCATE', '', 'GRANT TRUNCATE ON mails TO', 'may TRUNCATE, TRIGGER or REFERENCES (mails'],
])('R1 4.73 a role that is %s is refused', async (...[, flags, statement, problem]) => {
  const role = `proof_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const scratch = await testDatabase();
  const admin = new pg.Client({ connectionString: scratch.ownerUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE ROLE ${role} LOGIN ${flags} PASSWORD '${password}' IN ROLE app_rt`);
    if (statement) await admin.query(`${statement} ${role}`);
    const url = new URL(scratch.ownerUrl);
    Object.assign(url, { username: role, password });
    const refusal = await assertSafeRole(url.href).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnsafeRole);
    expect((refusal as UnsafeRole).message).toContain(problem);
  } finally {
    await admin.query(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await admin.end();
    await scratch.drop();
  }
});

async function newTenant(): Promise<string> {
  const id = uuidv7();
  await owner.query('INSERT INTO tenants (id, slug, name) VALUES ($1, $2, $2)', [id, `proof-${id}`]);
  return id;
}
