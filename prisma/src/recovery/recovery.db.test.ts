import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../embedded/index.ts';
import { inTier, runSeed } from '../testing/index.ts';
import { checkCluster, copyBase, restoreBase } from './index.ts';

const MOMENTS = inTier({ sample: 1, all: 20 });

const folders: string[] = [];
const servers = new Set<Embedded>();
afterEach(async () => {
  for (const server of servers) await server.stop({ force: true });
  servers.clear();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-recovery-'));
  folders.push(folder);
  return folder;
}

async function started(options: { dataDir: string; archive?: string }): Promise<Embedded> {
  const server = await startEmbedded(options);
  servers.add(server);
  return server;
}

async function restored(options: Parameters<typeof restoreBase>[0]): Promise<Embedded> {
  const server = await restoreBase(options);
  servers.add(server);
  return server;
}

async function withClient<T>(server: Embedded, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const ask = <Row extends object>(server: Embedded, text: string): Promise<Row[]> =>
  withClient(server, async (client) => (await client.query<Row & pg.QueryResultRow>(text)).rows);

async function copyOf(dataDir: string, server: Embedded): Promise<Buffer> {
  const { tar, done } = copyBase({
    ownerUrl: server.ownerUrl,
    clusterDir: join(dataDir, 'cluster'),
    passwordFile: join(dataDir, 'password'),
  });
  const [bytes] = await Promise.all([buffer(tar), done]);
  return bytes;
}

const LEDGER = 'CREATE TABLE ledger (n int PRIMARY KEY, note text NOT NULL)';
/** A commit each, so that every row has a moment of its own. */
const write = (server: Embedded, from: number, to: number) =>
  withClient(server, async (client) => {
    for (let n = from; n < to; n++) await insert(client, n);
  });
const insert = (client: pg.Client, n: number) =>
  client.query('INSERT INTO ledger (n, note) VALUES ($1::int, repeat(md5($1::int::text), 40))', [n]);

/** The same, with the millisecond after the commit of each, in which nothing else is committed: a busy disk may take any time for a commit. */
const writeApart = (server: Embedded, from: number, to: number): Promise<Map<number, Date>> =>
  withClient(server, async (client) => {
    const moments = new Map<number, Date>();
    for (let n = from; n < to; n++) {
      await insert(client, n);
      const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
      moments.set(n, new Date(rows[0]!.at.getTime() + 1));
      await client.query('SELECT pg_sleep(0.003)');
    }
    return moments;
  });

test(
  'X4 a copy of a running cluster is whole without the archive, and what was there before is kept aside',
  { timeout: 120_000 },
  async () => {
    const dataDir = await emptyFolder();
    const server = await started({ dataDir });
    await ask(server, LEDGER);
    await write(server, 0, 50);
    const [bytes] = await Promise.all([copyOf(dataDir, server), write(server, 50, 150)]);
    const written = (await ask<{ n: number }>(server, 'SELECT n FROM ledger')).length;
    await expect(restoreBase({ dataDir, tar: Readable.from(bytes) })).rejects.toThrow('The database runs');
    await server.stop();

    const back = await restored({ dataDir, tar: Readable.from(bytes) });
    const rows = await ask<{ n: number }>(back, 'SELECT n FROM ledger ORDER BY n');
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index));
    expect(rows.length).toBeGreaterThanOrEqual(50);
    expect(rows.length).toBeLessThanOrEqual(written);
    expect((await checkCluster(back.ownerUrl)).rows).toBe(rows.length);
    expect(await readdir(dataDir)).toContain('cluster.before-restore-1');
  },
);

test(
  `X4 4.65 any moment since the copy comes back exactly, BELVEDERE_SEED=${runSeed}`,
  { timeout: 120_000 + MOMENTS * 30_000 },
  async () => {
    const dataDir = await emptyFolder();
    const archive = await emptyFolder();
    const server = await started({ dataDir, archive });
    await ask(server, LEDGER);
    await write(server, 0, 20);
    const bytes = await copyOf(dataDir, server);
    const moments = await writeApart(server, 20, 320);
    await ask(server, 'SELECT pg_switch_wal()');
    const isArchived = `SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) AS done FROM pg_stat_archiver`;
    await expect.poll(() => ask(server, isArchived), { timeout: 30_000 }).toEqual([{ done: true }]);
    await server.stop();

    for (let round = 0; round < MOMENTS; round++) {
      const cut = 20 + ((runSeed + round * 7919) % 299);
      const target = moments.get(cut)!;
      const place = await emptyFolder();
      const back = await restored({ dataDir: place, tar: Readable.from(bytes), archive: { folder: archive, target } });
      expect((await ask<{ n: number }>(back, 'SELECT n FROM ledger ORDER BY n')).map(({ n }) => n)).toEqual(
        Array.from({ length: cut + 1 }, (_, n) => n),
      );
      await checkCluster(back.ownerUrl);
      await ask(back, `INSERT INTO ledger (n, note) VALUES (-1, 'it can be written again')`);
      await back.stop({ force: true });
    }

    const late = restoreBase({
      dataDir: await emptyFolder(),
      tar: Readable.from(bytes),
      archive: { folder: archive, target: new Date(Date.now() + 86_400_000) },
    });
    await expect(late).rejects.toThrow('The write-ahead log ends before that moment');
  },
);

test('X4 a page that was changed on the disk is found', async () => {
  const dataDir = await emptyFolder();
  const server = await started({ dataDir });
  await ask(server, LEDGER);
  await write(server, 0, 200);
  const [{ path }] = (await ask<{ path: string }>(server, `SELECT pg_relation_filepath('ledger') AS path`)) as [{ path: string }];
  await server.stop();
  await using file = await open(join(dataDir, 'cluster', path), 'r+');
  await file.write(Buffer.from([0xff]), 0, 1, 5_000);
  const again = await started({ dataDir });
  await expect(checkCluster(again.ownerUrl)).rejects.toThrow(/invalid page|checksum/);
});
