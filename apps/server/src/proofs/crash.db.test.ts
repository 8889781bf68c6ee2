import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApiKeyFor, createTenantFor, createUser, importMediaFile } from '@belvedere/platform';
import { inTier, runSeed, seededRandom } from '@belvedere/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCaller, ownContext, type Caller } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openDatabaseServer, type DatabaseServer } from '../open-database-server.ts';
import { openServices, type OpenedServices } from '../open-services.ts';
import { readSecretKey } from '../secret-key.ts';

const ROUNDS = inTier({ sample: 1, all: 20 });
const CLI = fileURLToPath(new URL('../../belvedere.mjs', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../../../tooling/demo/tour/', import.meta.url));
const ROOMS = inTier({ sample: ['hall'], all: ['hall', 'library'] });
const TENANT = 'crash';
const random = seededRandom(runSeed);

// A cluster of its own: the command line sets the passwords of the serving roles, which the tests' shared server has its own of.
let dataDir: string;
let port: number;
let database: DatabaseServer;
let opened: OpenedServices;
let owner: pg.Client;
let caller: Caller;
let userId: string;
let key: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'belvedere-crash-'));
  // PostgreSQL runs under an account of its own, which has to find its way in.
  await chmod(dataDir, 0o755);
  port = await freePort();
  const env = readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: String(port) });
  const secretKey = await readSecretKey(env);
  database = await openDatabaseServer(env, { secretKey, say: () => {} });
  opened = await openServices(env, { runtimeUrl: database.runtimeUrl, secretKey });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // What a process does when it starts: the scopes have to be there before the first tenant.
  await stopNow(await started('work', 'Working.'));
  const { services } = opened;
  ({ userId } = await createUser(services, { email: 'owner@crash.example', password: 'a long and lonely road', displayName: 'Owner' }));
  await createTenantFor(services, { slug: TENANT, name: 'Crash', ownerId: userId });
  ({ key } = await createApiKeyFor(services, {
    tenant: TENANT,
    key: { name: 'crash', kind: 'secret', allowRead: true, allowWrite: true },
  }));
  caller = createCaller(ownContext(services, { name: 'proof', userId, tenant: TENANT }));
}, 120_000);

afterAll(async () => {
  for (const child of running) await stopNow(child);
  await owner.end();
  await opened.close();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

test(
  'X1 a worker that is killed while it cuts tiles loses no job; a server that is killed while it publishes leaves no half',
  { timeout: 240_000 + ROUNDS * 180_000 },
  async () => {
    const tours: string[] = [];
    let cut = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const tourId = await tourOfPictures(`Round ${round}`);
      tours.push(tourId);
      const isCutting = async () => (await panoramas(tourId)).some(({ status, progress }) => status === 'processing' && progress > 0);
      const worker = await started('work', 'Working.');
      await waitUntil('tiles are being cut', async () => (await isCutting()) || (await isReady(tourId)));
      await stopNow(worker, random() * 100);
      if (await isCutting()) cut++;
    }
    await started('work', 'Working.');
    await waitUntil('every panorama is ready', isReady, 120_000 + ROUNDS * 20_000);
    expect(cut).toBeGreaterThan(0);
    expect((await panoramas()).length).toBe(ROUNDS * ROOMS.length);
    expect((await owner.query(`SELECT name FROM pgboss.job WHERE name LIKE '%.dead'`)).rows).toEqual([]);
    expect((await caller.media.list({})).items.every(({ status }) => status === 'ready')).toBe(true);

    let killed = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const tourId of tours.slice(0, 1)) {
        const server = await started('serve', 'Serving at');
        const answered = publish(tourId).then(
          (status) => status,
          () => 'killed',
        );
        await stopNow(server, random() * 250);
        if ((await answered) === 'killed') killed++;
        await expectWhole(tourId);
      }
    }
    await started('serve', 'Serving at');
    for (const tourId of tours) {
      expect(await publish(tourId)).toBe(200);
      await expectWhole(tourId);
      const { slug } = await caller.tours.get({ id: tourId });
      expect((await fetch(`http://127.0.0.1:${port}/t/${TENANT}/${slug}/manifest.json`)).status).toBe(200);
    }
    console.log(
      `crash: ${cut} of ${ROUNDS} kills while tiling, ${killed} of ${ROUNDS} while publishing, 0 500s, 0 leaks, 0 lost, 0 doubled, BELVEDERE_SEED=${runSeed}`,
    );
  },
);

async function tourOfPictures(title: string): Promise<string> {
  const { id } = await caller.tours.create({ title });
  const context = ownContext(opened.services, { name: 'proof', userId, tenant: TENANT });
  for (const room of ROOMS) {
    const { mediaId } = await importMediaFile({ context, source: { path: join(PICTURES, `${room}.webp`) } });
    await caller.tours.scenes.create({ tourId: id, title: room, panoramaMediaId: mediaId });
  }
  return id;
}

/** Those of one tour, or all. */
async function panoramas(tourId?: string): Promise<{ status: string; progress: number }[]> {
  const { rows } = await owner.query<{ status: string; progress: number }>(
    `SELECT p.status, p.progress FROM panoramas p JOIN scenes s ON s.panorama_media_id = p.media_id WHERE s.tour_id = coalesce($1, s.tour_id)`,
    [tourId],
  );
  return rows;
}

async function isReady(tourId?: string): Promise<boolean> {
  return (await panoramas(tourId)).every(({ status }) => status === 'ready');
}

async function publish(id: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}/api/tours/publish`, { method: 'POST', headers, body: JSON.stringify({ id }) });
  await response.arrayBuffer();
  return response.status;
}

/** Status, address, document, what visitors may load and audit entry: all of them or none. */
async function expectWhole(tourId: string): Promise<void> {
  const { rows } = await owner.query(
    `SELECT t.status = 'published' AS status, p.tour_id IS NOT NULL AS publication, d.hash IS NOT NULL AS document,
      EXISTS (SELECT FROM published_assets a WHERE a.tour_id = t.id) AS assets,
      EXISTS (SELECT FROM audit_logs l WHERE l.resource_id = t.id::text AND l.action = 'tours.tour.published') AS entry
     FROM tours t LEFT JOIN tour_publications p ON p.tour_id = t.id LEFT JOIN tour_documents d ON d.hash = p.hash AND d.tour_id = t.id
     WHERE t.id = $1`,
    [tourId],
  );
  const { status, ...rest } = rows[0];
  expect(rest, `BELVEDERE_SEED=${runSeed}`).toEqual({ publication: status, document: status, assets: status, entry: status });
}

// Processes ---------------------------------------------------------------------------------------------------------------

/** A command of its own process, once it has said that it is up. */
async function started(command: string, word: string): Promise<ChildProcess> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', DATABASE_URL: '', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [CLI, command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes(word)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`belvedere ${command} ended with ${code}: ${said}`)));
  });
  return child;
}

/** Kills a process that can't help it, after so many milliseconds: chance itself, from the seed. */
async function stopNow(child: ChildProcess, after = 0): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  setTimeout(() => child.kill('SIGKILL'), after);
  await gone;
}

async function waitUntil(what: string, isSo: () => Promise<boolean>, timeout = 60_000): Promise<void> {
  await vi.waitFor(async () => expect(await isSo(), what).toBe(true), { timeout, interval: 20 });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
