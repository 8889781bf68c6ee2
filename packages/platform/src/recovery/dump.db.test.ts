import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPostgresVersion } from '@belvedere/db';
import { withAdmin } from '@belvedere/db/testing';
import { diskStorage } from '@belvedere/kernel/storage';
import { emptyDatabase, testDatabase, type TestDatabase } from '@belvedere/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBackupStore, dumpSource, restoreDump, takeBackup, type BackupStore } from './index.ts';
import { runTool } from './dump-source.ts';
import { text } from 'node:stream/consumers';

let root: string;
let db: TestDatabase;
let store: BackupStore;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'belvedere-dump-'));
  db = await testDatabase();
  store = createBackupStore({ storage: await diskStorage({ root }), location: root, secret: new Uint8Array(32).fill(3) });
});
afterAll(async () => {
  await db.drop();
  await rm(root, { recursive: true, force: true });
});

const majorOf = (version: string) => Number(/\d+/.exec(version)?.[0]);
const countRows = (url: string) =>
  withAdmin(url, async (client) => (await client.query('SELECT slug FROM tenants ORDER BY slug')).rows as { slug: string }[]);

/** 0 where PostgreSQL's client programs are not installed. */
async function toolMajor(): Promise<number> {
  const tool = runTool('pg_dump', ['--version'], db.ownerUrl);
  const said = text(tool.stdout);
  return tool.done.then(
    async () => majorOf(await said),
    () => 0,
  );
}

test('X4 4.65 a server of the operator’s is dumped and read back whole; tools that are too old or not there are said to be', async () => {
  const { version } = await readPostgresVersion(db.ownerUrl);
  const source = dumpSource({ ownerUrl: db.ownerUrl, major: String(majorOf(version)) });
  const files = await diskStorage({ root: join(root, 'files') });
  await withAdmin(db.ownerUrl, (client) =>
    client.query(`INSERT INTO tenants (id, slug, name) VALUES (gen_random_uuid(), 'dumped', 'Dumped')`),
  );
  const take = () => takeBackup({ source, store, files, tenants: [] });
  if ((await toolMajor()) < majorOf(version)) {
    await expect(take()).rejects.toThrow(/pg_dump failed: .*version mismatch|pg_dump is not here/s);
    return;
  }
  const manifest = await take();
  expect(manifest).toMatchObject({ kind: 'dump', firstSegment: null });
  const empty = await emptyDatabase();
  await restoreDump({ store, manifest, ownerUrl: empty.ownerUrl });
  expect(await countRows(empty.ownerUrl)).toEqual(await countRows(db.ownerUrl));
  await expect(restoreDump({ store, manifest, ownerUrl: empty.ownerUrl })).rejects.toThrow('pg_restore failed');
  expect(await countRows(empty.ownerUrl)).toContainEqual({ slug: 'dumped' });
  await empty.drop();
});
