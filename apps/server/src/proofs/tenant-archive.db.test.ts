import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { listMigrations, readRegistry } from '@belvedere/db';
import { newId, runSchedule, startWorker, type Services } from '@belvedere/kernel';
import { createTestClock, DAY } from '@belvedere/kernel/core';
import { archiveKey, readZip } from '@belvedere/kernel/archive';
import { createLogger } from '@belvedere/kernel/observability';
import { storageKey, storagePrefix } from '@belvedere/kernel/storage';
import { createTenantFor, createUser, syncPermissions, verifyChain } from '@belvedere/platform';
import { exportTenant, importTenant } from '@belvedere/platform/tenant-archive';
import { makeRows, readCatalogue, testDatabase } from '@belvedere/testing';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { importTour, openTourSource } from '../imports/import-tour.ts';
import { openServices } from '../open-services.ts';
import { allJobs, allSchedules, allScopes } from '../systems.ts';
import { knownColumns } from './known-columns.ts';

const TRAVELLING = readRegistry().filter((table) => table.class === 'tenant' && table.stays === undefined);
const STAYING = readRegistry().filter((table) => table.class === 'tenant' && table.stays !== undefined);
const ROWS_EACH = 2;
const schema = listMigrations();
const log = createLogger({ name: 'proofs', level: 'silent' });

interface Installation {
  services: Services;
  owner: pg.Client;
  folder: string;
  jobsUrl: string;
  close(): Promise<void>;
}

let source: Installation;
let castle: { id: string; slug: string; ownerId: string };
let stranger: string;
let archive: string;
let trusted: string[];

beforeAll(async () => {
  source = await install(1);
  castle = await makeTenant('castle');
  await makeTour();
  await archiveTrail();
  stranger = (await makeTenant('stranger')).id;
  await fill(source.owner);
  // What a person asked for, and what only this installation's key vouches for.
  const [asked] = (await source.owner.query<{ id: string }>('SELECT id FROM data_exports WHERE tenant_id = $1', [castle.id])).rows;
  const stays = [storageKey(castle.id, 'exports', `${asked!.id}.zip`), storageKey(castle.id, 'audit', 'checkpoints', '1.json')] as const;
  await source.services.storage.put(stays[0], Buffer.from('of a person'), { mimeType: 'application/zip' });
  await source.services.storage.put(stays[1], Buffer.from('{}'), { mimeType: 'application/json' });
  await source.services.storage.put(storageKey(stranger, 'media', newId(), 'original.txt'), Buffer.from(stranger), {
    mimeType: 'text/plain',
  });
  archive = join(source.folder, 'castle.zip');
  await exportTenant(source.services, { slug: castle.slug, path: archive, schema });
  trusted = [archiveKey(source.services.signingKey).publicKey];
}, 240_000);
afterAll(() => source.close());

/** A server's parts with a database, files and a key of their own. */
async function install(key: number): Promise<Installation> {
  const [db, folder] = await Promise.all([testDatabase(), mkdtemp(join(tmpdir(), 'belvedere-archive-'))]);
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const { services, close } = await openServices(env, { runtimeUrl: db.runtimeUrl, secretKey: new Uint8Array(32).fill(key), log });
  const owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  await syncPermissions(services.database, allScopes);
  return {
    services,
    owner,
    folder,
    jobsUrl: db.jobsUrl,
    async close() {
      await owner.end();
      await close();
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeTenant(slug: string): Promise<{ id: string; slug: string; ownerId: string }> {
  const email = `owner@${slug}.example`;
  const { userId } = await createUser(source.services, { email, password: `${slug} has a long password`, displayName: `Owner of ${slug}` });
  // Long ago, so that its trail has something to archive.
  const services = { ...source.services, clock: createTestClock(new Date(Date.now() - 200 * DAY)) };
  const { id } = await createTenantFor(services, { slug, name: slug, ownerEmail: email });
  return { id, slug, ownerId: userId };
}

/** A tour of a small picture, cut into tiles and published, as people make one. */
async function makeTour(): Promise<void> {
  const worker = await startWorker({ jobsUrl: source.jobsUrl, services: source.services, jobs: allJobs, schedules: [] });
  const folder = await mkdtemp(join(source.folder, 'pictures-'));
  await sharp({ create: { width: 512, height: 256, channels: 3, background: '#4a7' } })
    .jpeg()
    .toFile(join(folder, 'hall.jpg'));
  const pictures = await openTourSource(folder);
  try {
    const context = ownContext(source.services, { name: 'proof', userId: castle.ownerId, tenant: castle.slug });
    await importTour({ context, source: pictures, title: 'Hall', publish: true, onProgress: () => {} });
  } finally {
    await pictures.close();
    await worker.stop(5);
  }
}

/** Rows in every table that the catalogue knows, of both tenants. */
async function fill(owner: pg.Client): Promise<void> {
  const catalogue = await readCatalogue(owner, readRegistry());
  const rows = makeRows(owner, catalogue, knownColumns);
  for (const tenant of [castle.id, stranger])
    for (const table of catalogue.values()) {
      // A hash chain has entries of its own.
      if (table.class !== 'tenant' || table.name.startsWith('audit_')) continue;
      const isOneEach = table.primaryKey.join() === table.key;
      const { rowCount } = await owner.query(`SELECT FROM ${table.name} WHERE ${table.key} = $1`, [tenant]);
      const wanted = isOneEach ? 1 - Math.min(1, rowCount ?? 0) : ROWS_EACH;
      for (let n = 0; n < wanted; n++) await rows.insert(table.name, tenant);
    }
  // What JSON alone would lose: a null that is a value, and texts of any kind.
  await owner.query(`UPDATE integrations SET configuration = 'null', name = name || E'a\\u2028b\\nc\\\\"\\t' WHERE tenant_id = $1`, [
    castle.id,
  ]);
}

/** The oldest entries of the trail go on in a file. */
async function archiveTrail(): Promise<void> {
  await source.owner.query(
    `INSERT INTO tenant_settings (tenant_id, settings) VALUES ($1, '{"auditLog":{"archiveAfterDays":90}}')
     ON CONFLICT (tenant_id) DO UPDATE SET settings = excluded.settings`,
    [castle.id],
  );
  const schedule = allSchedules.find(({ name }) => name === 'audit_log.archive')!;
  await runSchedule(schedule, { services: source.services, tenants: async () => [castle.id] });
}

async function on<T>(key: number, work: (target: Installation) => Promise<T>): Promise<T> {
  const target = await install(key);
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}
const read = ({ services }: Installation, path = archive) => importTenant(services, { path, trusted, schema });

/** All rows of a table as texts, but what is left out, in an order of their own. */
async function rowsOf({ owner }: Installation, { name, key, secrets }: (typeof TRAVELLING)[number], tenant = castle.id): Promise<string[]> {
  // As a record where it can be: JSON would not tell a null that is a value from none.
  const shown = secrets.length === 0 ? 't' : `to_jsonb(t) - ARRAY['${secrets.join("','")}']`;
  const { rows } = await owner.query<{ row: string }>(`SELECT (${shown})::text AS row FROM ${name} t WHERE ${key} = $1`, [tenant]);
  return rows.map(({ row }) => row).sort();
}

async function filesOf({ services }: Installation, tenant = castle.id): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { key } of services.storage.list(storagePrefix(tenant)))
    files.set(key, (await buffer((await services.storage.get(key)).body)).toString('base64'));
  return files;
}
const isThere = async ({ owner }: Installation) =>
  (await owner.query('SELECT FROM tenants WHERE id = $1 OR slug = $2', [castle.id, castle.slug])).rowCount === 1;

test('I16 X4 a tenant that was exported and imported into an empty database is equal: every row of every table, every file, a chain that verifies', async () => {
  await on(2, async (target) => {
    const imported = await read(target);
    expect(imported.people).toEqual({ made: expect.any(Number), joined: 0 });
    let rows = 0;
    for (const table of TRAVELLING) {
      const expected = await rowsOf(source, table);
      expect(await rowsOf(target, table), table.name).toEqual(expected);
      expect(expected.length, table.name).toBeGreaterThan(0);
      rows += expected.length;
    }
    for (const table of STAYING) {
      // Those of things that others count for; the generator made some for nothing.
      const expected = table.derived ? (await rowsOf(source, table)).filter((row) => !row.endsWith(',0,0,0)')) : [];
      expect(await rowsOf(target, table), table.name).toEqual(expected);
    }
    expect(imported.rows).toBe(rows);

    const files = await filesOf(source);
    for (const key of files.keys()) if (/\/checkpoints\/|\/exports\//.test(key)) files.delete(key);
    expect(await filesOf(target)).toEqual(files);
    expect([...files.keys()].filter((key) => key.includes('/tiles/')).length).toBeGreaterThan(6);
    expect(imported.files).toBe(files.size);

    expect(await verifyChain(target.services, castle.id)).toMatchObject({ intact: true });
    const hall = async ({ services }: Installation) => {
      const caller = createCaller(ownContext(services, { name: 'proof', userId: castle.ownerId, tenant: castle.slug }));
      const { thumbnailUrl, ...tour } = await caller.tours.get({ slug: 'hall' });
      // Each installation signs with a key of its own.
      return { ...tour, thumbnail: new URL(thumbnailUrl ?? '', 'https://belvedere.example').pathname };
    };
    expect(await hall(target)).toEqual(await hall(source));
    process.stdout.write(`tenant archive: ${rows} rows of ${TRAVELLING.length} tables and ${files.size} files are equal\n`);
  });
}, 120_000);

test('I1 I10 X4 an archive has nothing of another tenant, no secret, and of people what finds them again', async () => {
  const parts: string[] = [];
  const people: object[] = [];
  await readZip({ path: archive }, async ({ label }, content) => {
    const text = (await buffer(content)).toString();
    parts.push(text);
    if (label === 'shared/users.ndjson')
      people.push(
        ...text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as object),
      );
  });
  const whole = parts.join('\n');
  expect(whole).toContain(`made-${castle.id}`);
  expect(whole).not.toContain(stranger);
  expect(whole).not.toContain('owner@stranger.example');
  expect(people.length).toBeGreaterThan(1);
  for (const person of people) expect(Object.keys(person).sort()).toEqual(['display_name', 'email', 'id', 'language', 'timezone']);
  let secrets = 0;
  for (const { name, key, secrets: columns } of TRAVELLING)
    for (const column of columns) {
      const { rows } = await source.owner.query<{ value: string }>(
        `SELECT ${column}::text AS value FROM ${name} WHERE ${key} = $1 AND length(${column}::text) > 6`,
        [castle.id],
      );
      secrets += rows.length;
      for (const { value } of rows) expect(whole.includes(value), `${name}.${column}`).toBe(false);
    }
  expect(secrets).toBeGreaterThan(5);
}, 60_000);

test('X4 an archive with one flipped byte is refused, in ten places of ten, and leaves nothing', async () => {
  const bytes = await readFile(archive);
  const labels: string[] = [];
  await readZip({ path: archive }, async ({ label, size }) => void (size > 40 && labels.push(label)));
  const own = ['manifest.json', 'signature.json', 'rows/tours.ndjson', 'rows/audit_logs.ndjson', 'shared/users.ndjson', 'README.txt'];
  const places = [...own, ...labels.filter((label) => label.startsWith('files/')).slice(0, 4)];
  expect(places).toHaveLength(10);
  await on(2, async (target) => {
    let refused = 0;
    for (const [n, label] of places.entries()) {
      const at = bytes.indexOf(label) + label.length + 20;
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ 0x10;
      const path = join(target.folder, `flipped-${n}.zip`);
      await writeFile(path, flipped);
      const error: unknown = await read(target, path).catch((failure: unknown) => failure);
      expect(error, label).toMatchObject({ name: 'AppError', code: expect.stringMatching(/^(tenant_archive\.altered|archive\.\w+)$/) });
      refused += 1;
    }
    expect(refused).toBe(10);
    expect([await isThere(target), (await filesOf(target)).size]).toEqual([false, 0]);
  });
}, 120_000);

test('X4 what is not to be read in is refused with what to do: twice, another schema, a key that is not trusted, no archive', async () => {
  await on(2, async (target) => {
    const { services } = target;
    const refusal = (changes: object) =>
      importTenant(services, { path: archive, trusted, schema, ...changes }).catch((error: unknown) => error);
    expect(await refusal({ schema: [...schema, '20991231000000_later'] })).toMatchObject({
      code: 'tenant_archive.other_schema',
      help: expect.stringContaining('same version'),
    });
    expect(await refusal({ trusted: [] })).toMatchObject({ code: 'tenant_archive.untrusted', help: expect.stringContaining('--key') });
    expect(await refusal({ path: join(target.folder, 'nowhere.zip') })).toMatchObject({ code: 'tenant_archive.no_archive' });
    expect([await isThere(target), (await filesOf(target)).size]).toEqual([false, 0]);
    await read(target);
    const before = await filesOf(target);
    expect(await refusal({})).toMatchObject({ code: 'tenant_archive.tenant_exists' });
    expect([await isThere(target), await filesOf(target)]).toEqual([true, before]);
    await expect(exportTenant(services, { slug: 'platform', path: join(target.folder, 'x.zip'), schema })).rejects.toMatchObject({
      code: 'tenant_archive.unknown_tenant',
    });
  });
}, 120_000);

test('X4 an import that fails in the middle leaves neither rows nor files', async () => {
  await on(2, async (target) => {
    const catalogue = await readCatalogue(target.owner, readRegistry());
    const other = newId();
    const { rows: keys } = await source.owner.query<{ key_prefix: string }>('SELECT key_prefix FROM api_keys WHERE tenant_id = $1', [
      castle.id,
    ]);
    await makeRows(target.owner, catalogue, knownColumns).insert('api_keys', other, { key_prefix: keys[0]!.key_prefix });
    await expect(read(target)).rejects.toThrow('api_keys_key_prefix_key');
    expect([await isThere(target), (await filesOf(target)).size]).toEqual([false, 0]);
    const { rows: people } = await target.owner.query(`SELECT FROM users WHERE email = 'owner@castle.example'`);
    expect(people).toEqual([]);
    // A removed tenant keeps its slug.
    await target.owner.query('DELETE FROM api_keys WHERE tenant_id = $1', [other]);
    await target.owner.query('UPDATE tenants SET slug = $2, deleted_at = now() WHERE id = $1', [other, castle.slug]);
    await expect(read(target)).rejects.toMatchObject({ code: 'tenant_archive.tenant_exists' });
    expect((await filesOf(target)).size).toBe(0);
  });
}, 120_000);

test('X4 a person who is there already is joined and stays as they are; the trail goes on naming whom it named', async () => {
  await on(3, async (target) => {
    const { userId } = await createUser(target.services, {
      email: 'Owner@Castle.example',
      password: 'another long password',
      displayName: 'Known here',
    });
    const person = async () => (await target.owner.query('SELECT to_jsonb(u) AS person FROM users u WHERE id = $1', [userId])).rows;
    const before = await person();
    expect((await read(target)).people.joined).toBe(1);
    expect(await person()).toEqual(before);
    const found = await target.owner.query<{ table: string }>(
      `SELECT 'memberships' AS table FROM memberships WHERE tenant_id = $1 AND user_id = $2
       UNION ALL SELECT 'user_roles' FROM user_roles WHERE tenant_id = $1 AND user_id = $2
       UNION ALL SELECT 'tours' FROM tours WHERE tenant_id = $1 AND created_by_id = $2 AND title = 'Hall'`,
      [castle.id, userId],
    );
    expect(found.rows.map(({ table }) => table)).toEqual(['memberships', 'user_roles', 'tours']);
    expect(await verifyChain(target.services, castle.id)).toMatchObject({ intact: true });
    const trail = TRAVELLING.find(({ name }) => name === 'audit_logs')!;
    expect(await rowsOf(target, trail)).toEqual(await rowsOf(source, trail));
    const context = ownContext(target.services, { name: 'proof', userId, tenant: castle.slug });
    expect((await createCaller(context).tours.list({})).items.length).toBeGreaterThan(0);
  });
}, 120_000);
