import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openDatabase, PLATFORM_TENANT_ID, prepareDatabase } from '@belvedere/db';
import { startEmbedded, type Embedded } from '@belvedere/db/embedded';
import { newId, runSchedule, systemClock, toAppError, type Services } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { createLogger } from '@belvedere/kernel/observability';
import { createKeyring } from '@belvedere/kernel/crypto';
import { diskStorage, storageKey, storagePrefix, type Storage } from '@belvedere/kernel/storage';
import { inTier, withAdmin } from '@belvedere/db/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAccess } from '../access/create-access.ts';
import { verifyChain } from '../audit-log/verify-chain.ts';
import { checkpointTrails } from '../audit-log/checkpoints/checkpoint-trails.ts';
import { createAuditTrail } from '../audit-log/create-audit-trail.ts';
import { LEDGER_FOLDER } from '../compliance/erasure/ledger.ts';
import { replaySchedule } from '../compliance/erasure/replay-erasures.ts';
import { insertRequest } from '../compliance/requests/table.ts';
import { workPlatformRequests } from '../compliance/requests/work-requests.ts';
import { createTenantFor } from '../operator/create-tenant-for.ts';
import { createUser } from '../operator/create-user.ts';
import { platformScopes, syncPermissions } from '../index.ts';
import {
  clusterSource,
  createBackupStore,
  insertBackup,
  restoreBackup,
  restoreFiles,
  runDrill,
  shipLog,
  takeBackup,
  verifyBackup,
  type BackupManifest,
  type BackupStore,
} from './index.ts';

const SECRET = new Uint8Array(32).fill(9);
const PICTURE = Buffer.from('a picture');

let root: string;
let server: Embedded;
let services: Services;
let store: BackupStore;
let manifest: BackupManifest;
let first: string;
/** Between the making of the first tenant and that of the second. */
let between: Date;
/** Who was erased before the backup, and who after it and after `between`. */
const erased: string[] = [];
/** Segments that went into the store, the first and the second time. */
let shipped: number[];

const folder = (name: string) => join(root, name);
const tenantsOf = (ownerUrl: string): Promise<string[]> =>
  withAdmin(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM tenants ORDER BY created_at');
    return rows.map(({ id }) => id);
  });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'belvedere-backups-'));
  // PostgreSQL may run as an account of its own, which has to get to its folder.
  await chmod(root, 0o755);
  server = await startEmbedded({ dataDir: folder('postgres'), archive: folder('spool') });
  const { runtimeUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl, passwordOf: () => 'a password for tests' });
  const database = openDatabase({ url: runtimeUrl });
  const storage = await diskStorage({ root: folder('files') });
  services = {
    database,
    storage,
    clock: systemClock,
    access: createAccess({ database, clock: systemClock, scopes: platformScopes }),
    audit: createAuditTrail(),
    mailer: { address: 'no-reply@belvedere.example', send: async () => {}, close: () => {} },
    limits: { check: async () => ({ allowed: true, retryAfter: 0, headers: {} }) },
    log: createLogger({ name: 'recovery', level: 'silent' }),
    publicUrl: 'https://belvedere.example',
    signingKey: SECRET,
    keyring: createKeyring({ 1: SECRET }),
    ownOrigins: [],
    signInProviders: [],
  };
  await syncPermissions(database, platformScopes);
  await createUser(services, { email: 'owner@mail.example', displayName: 'Owner', password: 'a long and unusual sentence' });
  ({ id: first } = await createTenantFor(services, { slug: 'first', name: 'First', ownerEmail: 'owner@mail.example' }));
  await storage.put(storageKey(first, 'media', 'picture.jpg'), PICTURE, { mimeType: 'image/jpeg' });

  for (const name of ['before', 'after']) {
    const spec = { email: `erased-${name}@mail.example`, displayName: `Erased ${name}`, password: 'a long and unusual sentence' };
    erased.push((await createUser(services, spec)).userId);
  }
  await erase(erased[0]!);

  store = createBackupStore({ storage: await diskStorage({ root: folder('backups') }), location: folder('backups'), secret: SECRET });
  const source = clusterSource({ ownerUrl: server.ownerUrl, dataDir: folder('postgres') });
  manifest = await takeBackup({ source, store, files: storage, tenants: await tenantsOf(server.ownerUrl) });
  await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => insertBackup(tx, manifest, store.location));

  between = await databaseTime();
  await createTenantFor(services, { slug: 'second', name: 'Second', ownerEmail: 'owner@mail.example' });
  await erase(erased[1]!);
  await ask('SELECT pg_switch_wal()');
  const isArchived = `SELECT last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) AS done FROM pg_stat_archiver`;
  await vi.waitUntil(async () => (await ask<{ done: boolean }>(isArchived))[0]!.done, { timeout: 30_000 });
  shipped = [await shipLog({ store, spool: folder('spool') }), await shipLog({ store, spool: folder('spool') })];
}, 180_000);

afterAll(async () => {
  await services.database.close();
  await server.stop({ force: true });
  await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/** As the worker carries out what somebody asked for a day ago. */
async function erase(userId: string): Promise<void> {
  const { database } = services;
  const then = new Date(Date.now() - DAY);
  const proof = { verifiedBy: 'sign_in', verifiedAt: then, executeAfter: then, requestedAt: then, dueAt: new Date() };
  const row = { tenantId: PLATFORM_TENANT_ID, id: newId(), userId, requestType: 'erasure', status: 'in_progress', ...proof } as const;
  await database.transaction({ tenantId: PLATFORM_TENANT_ID }, (tx) => insertRequest(tx, row));
  await runSchedule(workPlatformRequests, { services, tenants: () => tenantsOf(server.ownerUrl) });
}

async function ledgerOf(storage: Storage): Promise<[name: string, content: string][]> {
  const found: [string, string][] = [];
  for await (const { key } of storage.list(storagePrefix(...LEDGER_FOLDER)))
    found.push([key.slice(key.lastIndexOf('/') + 1), (await buffer((await storage.get(key)).body)).toString()]);
  return found.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

const ask = <Row extends object>(text: string): Promise<Row[]> =>
  withAdmin(server.ownerUrl, async (client) => (await client.query(text)).rows as Row[]);

/** Past everything that was committed until now. */
async function databaseTime(): Promise<Date> {
  const [row] = await ask<{ now: Date }>(`SELECT clock_timestamp() + interval '5 milliseconds' AS now FROM pg_sleep(0.02)`);
  return row!.now;
}

test(
  '4.65 4.68 a drill puts the newest copy back with its log, checks all of it and writes down that it was done',
  { timeout: 180_000 },
  async () => {
    const { database } = services;
    const result = await runDrill({ store, scratch: root, database, clock: systemClock, tenantsOf });
    expect(result).toMatchObject({ backupId: manifest.id, ok: true, failure: null, chains: 3 });
    expect(result.tables).toBeGreaterThan(50);
    expect(result.indexes).toBeGreaterThan(result.tables);
    const [record, procedure] = await database.transaction({ tenantId: PLATFORM_TENANT_ID }, async (tx) => [
      await tx.backupRecord.findUniqueOrThrow({ where: { tenantId_id: { tenantId: PLATFORM_TENANT_ID, id: manifest.id } } }),
      await tx.recoveryProcedure.findUniqueOrThrow({ where: { procedureName: 'restore-database' } }),
    ]);
    expect(record.verifiedAt).not.toBeNull();
    expect(record).toMatchObject({ status: 'succeeded', checksum: manifest.sha256, sizeBytes: BigInt(manifest.size) });
    expect(procedure).toMatchObject({ lastTestedAt: record.verifiedAt, lastResult: result });
  },
);

test('X4 the platform comes back as it was at a moment, and files that were lost with it', { timeout: 180_000 }, async () => {
  const { server: back } = await restoreBackup({ store, dataDir: folder('elsewhere'), to: between });
  try {
    expect(await tenantsOf(back.ownerUrl)).toEqual([PLATFORM_TENANT_ID, first]);
  } finally {
    await back.stop({ force: true });
  }
  const files = await diskStorage({ root: folder('new-files') });
  expect(await restoreFiles({ store, files, tenants: [first] })).toBe(1);
  expect(await restoreFiles({ store, files, tenants: [first] })).toBe(0);
  expect(await buffer((await files.get(storageKey(first, 'media', 'picture.jpg'))).body)).toEqual(PICTURE);
});

test(
  '4.36 G4 a backup from before an erasure replaces nothing of the newer ledger, and the next start erases again',
  { timeout: 180_000 },
  async () => {
    const ledger = await ledgerOf(services.storage);
    expect(ledger.map(([name]) => name)).toEqual(['000000000001.json', '000000000002.json', 'head.json']);
    await runSchedule(checkpointTrails, { services, tenants: () => tenantsOf(server.ownerUrl) });
    const { server: back } = await restoreBackup({ store, dataDir: folder('from-before'), to: between });
    const { runtimeUrl } = await prepareDatabase({ ownerUrl: back.ownerUrl, passwordOf: () => 'a password for tests' });
    const database = openDatabase({ url: runtimeUrl });
    const emails = () =>
      withAdmin(back.ownerUrl, async (client) => {
        const { rows } = await client.query<{ email: string }>('SELECT email FROM users WHERE id = ANY($1) ORDER BY id', [erased]);
        return rows.map(({ email }) => email);
      });
    const start = (storage: Storage) =>
      runSchedule(replaySchedule, { services: { ...services, database, storage }, tenants: () => tenantsOf(back.ownerUrl) });
    try {
      // What is put back is the older ledger of the copy: into this installation nothing, into an empty one what there is.
      expect(await restoreFiles({ store, files: services.storage, tenants: [PLATFORM_TENANT_ID] })).toBe(0);
      expect(await ledgerOf(services.storage)).toEqual(ledger);
      const bare = await diskStorage({ root: folder('bare-files') });
      expect(await restoreFiles({ store, files: bare, tenants: [PLATFORM_TENANT_ID] })).toBeGreaterThan(0);
      expect((await ledgerOf(bare)).map(([name]) => name)).toEqual(['000000000001.json']);

      expect(await emails()).toEqual([`${erased[0]}@erased.invalid`, 'erased-after@mail.example']);
      await start(services.storage);
      expect(await emails()).toEqual(erased.map((id) => `${id}@erased.invalid`));

      // That ledger is older than the database now; the start completes it, so that it can tell the next one that is put back.
      await start(bare);
      expect((await ledgerOf(bare)).map(([name]) => name)).toEqual(ledger.map(([name]) => name));
      // What was signed of the audit log after the moment misses its entries, and says so; without it the rest is whole.
      const restored = { ...services, database };
      expect(await verifyChain(restored, PLATFORM_TENANT_ID)).toMatchObject({ intact: false, fault: { kind: 'tail' } });
      expect(await verifyChain({ ...restored, storage: bare }, PLATFORM_TENANT_ID)).toMatchObject({ intact: true });
    } finally {
      await database.close();
      await back.stop({ force: true });
    }
  },
);

test('1.30 finished segments of the log are taken once', () => {
  expect(shipped[0]).toBeGreaterThan(0);
  expect(shipped[1]).toBe(0);
});

test('X4 a copy shows nothing of what is in it', async () => {
  const base = await buffer(await store.rawBase(manifest.id));
  for (const text of ['owner@mail.example', 'PG_VERSION', 'a password for tests']) expect(base.includes(text)).toBe(false);
});

test('X4 a flipped byte in a copy is found each time, and so is a touched manifest', async () => {
  const path = join(folder('backups'), PLATFORM_TENANT_ID, 'backups', manifest.id, 'base.bin');
  const whole = await readFile(path);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'whole',
      (error: unknown) => toAppError(error).code,
    );
  expect(await codeOf(verifyBackup(store, manifest))).toBe('whole');
  const flips = inTier({ sample: 3, all: 10 });
  for (let n = 0; n < flips; n++) {
    const touched = Buffer.from(whole);
    const at = Math.floor(((n + 0.5) / flips) * touched.length);
    touched[at] = touched[at]! ^ 1;
    await writeFile(path, touched);
    expect(await codeOf(verifyBackup(store, manifest))).toBe('recovery.damaged');
    // Who did not look at the checksum first finds it while unpacking.
    expect(await codeOf(store.openBase(manifest.id).then((content) => buffer(content)))).toBe('crypto.sealed');
  }
  const { database } = services;
  expect(await runDrill({ store, scratch: root, database, clock: systemClock, tenantsOf })).toMatchObject({ ok: false });
  await writeFile(path, whole);

  const beside = join(path, '..', 'manifest.json');
  const text = await readFile(beside, 'utf8');
  await writeFile(beside, text.replace(manifest.firstSegment!, '0000000100000000000000FF'));
  expect(await codeOf(store.manifests())).toBe('recovery.damaged');
  await writeFile(beside, text);
  const other = createBackupStore({ storage: await diskStorage({ root: folder('backups') }), location: '', secret: new Uint8Array(32) });
  expect(await codeOf(other.manifests())).toBe('recovery.damaged');
});

test('4.65 an interrupted copy is none', async () => {
  const broken = {
    kind: 'cluster' as const,
    copy: async () => ({ content: Readable.from(fails()), done: Promise.reject(new Error('cut')) }),
  };
  const before = (await store.manifests()).length;
  await expect(takeBackup({ source: broken, store, files: services.storage, tenants: [] })).rejects.toThrow('cut');
  expect((await store.manifests()).length).toBe(before);

  async function* fails(): AsyncGenerator<Buffer> {
    yield Buffer.from('begun');
    throw new Error('cut');
  }
});
