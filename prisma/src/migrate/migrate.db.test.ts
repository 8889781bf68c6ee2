import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDatabase, testDatabase } from '../testing/index.ts';
import { deploy, MigrationError, status } from './index.ts';

const TOUR = 'CREATE TABLE tour (id uuid PRIMARY KEY, title text NOT NULL);\n';
// What a split at semicolons would tear apart.
const COUNT = `CREATE FUNCTION bump() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := NEW.title || ';'; RETURN NEW; END $$;
CREATE TRIGGER bump BEFORE INSERT ON tour FOR EACH ROW EXECUTE FUNCTION bump(); -- the end`;

let database: Awaited<ReturnType<typeof emptyDatabase>>;
let client: pg.Client;
let migrationsDir: string;
let options: { url: string; migrationsDir: string };

beforeEach(async () => {
  database = await emptyDatabase();
  client = await connect();
  migrationsDir = await mkdtemp(join(tmpdir(), 'migrations-'));
  options = { url: database.ownerUrl, migrationsDir };
  await writeFile(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n');
});

afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(migrationsDir, { recursive: true });
});

test('a Prisma Migrate folder is applied in order, once, and recorded as Prisma records it', async () => {
  await write('20260102_count', COUNT);
  await write('20260101_tour', TOUR);
  await expect(status(options)).resolves.toEqual({
    pending: ['20260101_tour', '20260102_count'],
    failed: [],
    edited: [],
    unknown: [],
    upToDate: false,
  });
  await expect(deploy(options)).resolves.toEqual({ applied: ['20260101_tour', '20260102_count'], unknown: [] });
  await expect(deploy(options)).resolves.toEqual({ applied: [], unknown: [] });
  await expect(status(options)).resolves.toMatchObject({ pending: [], upToDate: true });

  const inserted = await client.query(`INSERT INTO tour VALUES (gen_random_uuid(), 'a') RETURNING title`);
  expect(inserted.rows).toEqual([{ title: 'a;' }]);
  expect(await history()).toEqual([
    { name: '20260101_tour', checksum: createHash('sha256').update(TOUR).digest('hex'), steps: 1, finished: true, rolledBack: false },
    { name: '20260102_count', checksum: createHash('sha256').update(COUNT).digest('hex'), steps: 1, finished: true, rolledBack: false },
  ]);
});

test('2.22 a migration that fails names file, line and cause, is rolled back whole, and runs once corrected', async () => {
  await write('20260101_tour', TOUR);
  await write('20260102_bad', 'CREATE TABLE half (id int);\n\nALTER TABLE nowhere ADD COLUMN x int;\n');
  const failure = await failureOf(deploy(options));
  expect(failure.message).toBe('20260102_bad failed: relation "nowhere" does not exist');
  expect(failure.wayOut).toContain('Nothing of it remains');
  await expect(tables()).resolves.toEqual(['tour']);
  await expect(status(options)).resolves.toMatchObject({ pending: ['20260102_bad'], failed: ['20260102_bad'], upToDate: false });

  await write('20260102_bad', 'CREATE TABLE half (id int);\n\nSELEKT 1;\n');
  await expect(deploy(options)).rejects.toThrow('20260102_bad failed at line 3: syntax error at or near "SELEKT"');
  await write('20260102_bad', 'CREATE TABLE half (id int);\n');
  await expect(deploy(options)).resolves.toMatchObject({ applied: ['20260102_bad'] });
  await expect(tables()).resolves.toEqual(['half', 'tour']);
  expect((await history()).map(({ name, finished, rolledBack }) => [name, finished, rolledBack])).toEqual([
    ['20260101_tour', true, false],
    ['20260102_bad', false, true],
    ['20260102_bad', false, true],
    ['20260102_bad', true, false],
  ]);
});

test('C11 of four deploys at once each migration is applied by exactly one', async () => {
  for (const n of [1, 2, 3, 4, 5]) await write(`2026010${n}_t`, `CREATE TABLE t${n} (id int); SELECT pg_sleep(0.02);`);
  const deployed = await Promise.all([1, 2, 3, 4].map(() => deploy(options)));
  expect(deployed.flatMap(({ applied }) => applied)).toHaveLength(5);
  expect(await history()).toHaveLength(5);
});

test('C11 kill -9 of the deploying process mid-migration: the next deploy waits for what still runs and ends whole', async () => {
  await write('20260101_tour', TOUR);
  await write('20260102_slow', 'CREATE TABLE slow (id int); SELECT pg_sleep(0.7); CREATE TABLE slower (id int);');
  const module = new URL('./index.ts', import.meta.url).href;
  const script = `const { deploy } = await import('${module}'); await deploy(${JSON.stringify(options)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  await vi.waitFor(async () => expect(await running('%pg_sleep(0.7)%')).toHaveLength(1), { timeout: 20_000, interval: 10 });
  child.kill('SIGKILL');
  await once(child, 'exit');

  await deploy(options);
  await expect(tables()).resolves.toEqual(['slow', 'slower', 'tour']);
  expect((await history()).filter(({ finished }) => finished).map(({ name }) => name)).toEqual(['20260101_tour', '20260102_slow']);
});

test('C11 a connection cut mid-migration: nothing of it remains, the next deploy repeats it', async () => {
  await write('20260101_slow', 'CREATE TABLE slow (id int); SELECT pg_sleep(30);');
  const failing = failureOf(deploy(options));
  const [pid] = await vi.waitFor(async () => {
    const pids = await running('%pg_sleep(30)%');
    expect(pids).toHaveLength(1);
    return pids;
  });
  await client.query('SELECT pg_terminate_backend($1)', [pid]);
  expect((await failing).message).not.toContain('\n');
  await expect(tables()).resolves.toEqual([]);

  await write('20260101_slow', 'CREATE TABLE slow (id int);');
  await expect(deploy(options)).resolves.toMatchObject({ applied: ['20260101_slow'] });
});

test('C11 a table in use is waited for in short turns that do not hold up the application', async () => {
  await write('20260101_tour', TOUR);
  await deploy(options);
  await write('20260102_column', 'CREATE TABLE first (id int); ALTER TABLE tour ADD COLUMN views int NOT NULL DEFAULT 0;');
  await client.query('BEGIN; SELECT FROM tour');

  const deploying = deploy({ ...options, lockTimeoutMs: 50 });
  const reader = await connect();
  const waits: number[] = [];
  for (let n = 0; n < 20; n++) {
    const began = performance.now();
    await reader.query('SELECT FROM tour');
    waits.push(performance.now() - began);
  }
  await reader.end();
  await client.query('COMMIT');
  await expect(deploying).resolves.toMatchObject({ applied: ['20260102_column'] });
  expect(Math.max(...waits)).toBeLessThan(500);
  expect((await history()).map(({ name, finished }) => [name, finished])).toEqual([
    ['20260101_tour', true],
    ['20260102_column', true],
  ]);
});

test('C11 a table that is never let go is named, with the way out', async () => {
  await write('20260101_tour', TOUR);
  await deploy(options);
  await write('20260102_column', 'ALTER TABLE tour ADD COLUMN views int;');
  await client.query('BEGIN; SELECT FROM tour');
  const failure = await failureOf(deploy({ ...options, lockTimeoutMs: 1, lockAttempts: 2 }));
  await client.query('ROLLBACK');
  expect(failure.message).toBe('20260102_column failed: canceling statement due to lock timeout');
  expect(failure.wayOut).toContain('An application or a long query holds the table');
});

test('a migration changed after it was applied is refused', async () => {
  await write('20260101_tour', TOUR);
  await deploy(options);
  await write('20260101_tour', `${TOUR}-- changed`);
  await expect(deploy(options)).rejects.toThrow('Changed after it was applied: 20260101_tour');
  await expect(status(options)).resolves.toMatchObject({ edited: ['20260101_tour'], upToDate: false });
});

test('C11 an older release starts on a newer database, and a forked one is refused', async () => {
  await write('20260101_tour', TOUR);
  await write('20260103_newer', 'CREATE TABLE newer (id int);');
  await deploy(options);
  await rm(join(migrationsDir, '20260103_newer'), { recursive: true });
  await expect(deploy(options)).resolves.toEqual({ applied: [], unknown: ['20260103_newer'] });

  await write('20260102_other', 'CREATE TABLE other (id int);');
  await expect(deploy(options)).rejects.toThrow(/gone different ways: it has 20260103_newer, this release adds 20260102_other/);
});

test('an index may be built concurrently, alone in its file', async () => {
  await write('20260101_tour', TOUR);
  await write('20260102_index', 'CREATE INDEX CONCURRENTLY IF NOT EXISTS tour_title ON tour (title);');
  await expect(deploy(options)).resolves.toMatchObject({ applied: ['20260101_tour', '20260102_index'] });
  expect((await history()).every(({ finished, steps }) => finished && steps === 1)).toBe(true);
});

test('a role that may not migrate is told so in one line', async () => {
  const weak = await testDatabase();
  try {
    const failure = await failureOf(deploy({ url: weak.runtimeUrl }));
    expect(failure.message).toBe('Migrating failed: permission denied for table _prisma_migrations');
    expect(failure.wayOut).toContain('owner');
  } finally {
    await weak.drop();
  }
});

test('a database that is not there, and a folder that is not there, are one line each', async () => {
  const gone = new URL(database.ownerUrl);
  gone.pathname = '/nowhere';
  await expect(failureOf(status({ ...options, url: gone.href }))).resolves.toMatchObject({
    message: `The database can't be reached: database "nowhere" does not exist`,
  });
  await expect(failureOf(deploy({ ...options, migrationsDir: '/nowhere' }))).resolves.toMatchObject({
    message: `The migrations folder /nowhere can't be read`,
  });
});

async function connect(): Promise<pg.Client> {
  const made = new pg.Client({ connectionString: database.ownerUrl });
  await made.connect();
  return made;
}

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(migrationsDir, name), { recursive: true });
  await writeFile(join(migrationsDir, name, 'migration.sql'), sql);
}

async function failureOf(work: Promise<unknown>): Promise<MigrationError> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failure instanceof MigrationError)) throw new Error(`Not refused: ${String(failure)}`);
  return failure;
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

async function history(): Promise<{ name: string; checksum: string; steps: number; finished: boolean; rolledBack: boolean }[]> {
  const { rows } = await client.query(`
    SELECT migration_name AS name, checksum, applied_steps_count AS steps, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS "rolledBack"
    FROM _prisma_migrations ORDER BY started_at`);
  return rows;
}

async function running(pattern: string): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()`,
    [pattern],
  );
  return rows.map((row) => row.pid);
}
