import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '@belvedere/db';
import { startEmbedded, type Embedded } from '@belvedere/db/embedded';
import { createTenantFor, createUser, syncPermissions } from '@belvedere/platform';
import { inTier, runSeed, seededRandom } from '@belvedere/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCaller, ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openServices, type OpenedServices } from '../open-services.ts';
import { allScopes } from '../systems.ts';
import { publishTour } from '../testing/index.ts';
import { freePort, startChild, type Child } from '../testing/start-child.ts';
import { sendHits, type Sent } from '../testing/send-hits.ts';

const {
  hits: HITS,
  servers: SERVER_KILLS,
  databases: DATABASE_KILLS,
} = inTier({
  sample: { hits: 4_000, servers: 2, databases: 1 },
  middle: { hits: 200_000, servers: 20, databases: 10 },
  all: { hits: 1_000_000, servers: 50, databases: 20 },
});
const SENDERS = 16;
const TENANT = 'kept';
const random = seededRandom(runSeed);

let folder: string;
let cluster: Embedded;
let runtimeUrl: string;
let opened: OpenedServices;
let server: Child | undefined;
let port: number;
let at: string;
let tourId: string;
let visitKeys: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvedere-hits-crash-'));
  // PostgreSQL runs under an account of its own, which has to find its way in.
  await chmod(folder, 0o755);
  // A cluster of its own, which keeps what it commits: the one that tests share does not.
  cluster = await startEmbedded({ dataDir: join(folder, 'postgres') });
  const secretKey = new Uint8Array(32).fill(7);
  const password = randomBytes(16).toString('hex');
  ({ runtimeUrl } = await prepareDatabase({
    ownerUrl: cluster.ownerUrl,
    passwordOf: (role) => `${role} ${password}`,
  }));
  port = await freePort();
  const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent', PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` });
  opened = await openServices(env, { runtimeUrl, secretKey });
  const { services } = opened;
  await syncPermissions(services.database, allScopes);
  const person = { email: 'owner@kept.example', password: 'a long and lonely road', displayName: 'Owner' };
  const { userId } = await createUser(services, person);
  const { id } = await createTenantFor(services, { slug: TENANT, name: 'Kept', ownerId: userId });
  const caller = createCaller(ownContext(services, { name: 'proof', userId, tenant: TENANT }));
  const tour = await publishTour(
    services,
    { caller, tenant: { id, slug: TENANT, userId } },
    { title: 'Hall', contentId: 'kept'.padEnd(32, '0'), thumbnail: Buffer.from('hall') },
  );
  tourId = tour.id;
  at = `/t/${TENANT}/${tour.slug}`;
  const text = await caller.compliance.consent.createText({ purpose: 'analytics', language: 'en', text: 'May we count?' });
  visitKeys = Array.from({ length: SENDERS }, () => randomBytes(24).toString('base64url'));
  for (const visitKey of visitKeys) await caller.compliance.consent.decide({ textId: text.id, granted: true, visitKey, source: 'banner' });
  await inOwner(cluster, (client) => client.query(`SELECT app.keep_day_partitions('analytics_events', current_date - 7, 15, 730)`));
  await startServer();
}, 120_000);

afterAll(async () => {
  await server?.kill();
  await opened?.close();
  await cluster?.stop({ force: true });
  await rm(folder, { recursive: true, force: true });
}, 60_000);

test(
  'X2 C7 0.30 a server and a database that are killed at any moment lose no hit that was acknowledged, and keep none twice',
  { timeout: inTier({ sample: 120_000, middle: 900_000, all: 2_700_000 }) },
  async () => {
    const sent: Sent = { acknowledged: 0, ids: [], views: 0, refused: 0, again: 0 };
    const isEnough = () => sent.ids.length >= HITS;
    const senders = visitKeys.map((visitKey) => sendHits({ url: `http://127.0.0.1:${port}/hits`, at, visitKey, random, isEnough, sent }));
    await killOnTheWay(() => sent.acknowledged);
    await Promise.all(senders);

    const stored = await inOwner(cluster, async (client) => {
      const rows = await client.query<{ id: string; type: string }>('SELECT id, event_type AS type FROM analytics_events');
      const counted = await client.query<{ views: number }>('SELECT view_count AS views FROM tours WHERE id = $1', [tourId]);
      return { rows: rows.rows, views: counted.rows[0]?.views };
    });
    const seed = `BELVEDERE_SEED=${runSeed}`;
    const kept = new Set(stored.rows.map(({ id }) => id));
    expect(
      sent.ids.filter((id) => !kept.has(id)),
      `lost, ${seed}`,
    ).toEqual([]);
    expect([stored.rows.length, kept.size], `doubled, ${seed}`).toEqual([sent.ids.length, sent.ids.length]);
    // The counter moves in the statement that stores: by a hit that came twice it would stand too high.
    expect(stored.views, seed).toBe(sent.views);
    expect(sent.refused, `nobody was interrupted, ${seed}`).toBeGreaterThan(0);
    console.log(
      `hits: ${sent.ids.length} acknowledged, ${SERVER_KILLS} kills of the server, ${DATABASE_KILLS} of PostgreSQL, ${sent.refused} calls failed, ${sent.again} sent again, 0 lost, 0 doubled, ${seed}`,
    );
  },
);

/** Kills one or the other each time when so many more are acknowledged, and starts it again. */
async function killOnTheWay(acknowledged: () => number): Promise<void> {
  const kills = [...Array<'server'>(SERVER_KILLS).fill('server'), ...Array<'database'>(DATABASE_KILLS).fill('database')];
  const order = kills.map((kind) => ({ kind, by: random() })).toSorted((a, b) => a.by - b.by);
  for (const [n, { kind }] of order.entries()) {
    const due = ((n + 0.5) * HITS) / kills.length;
    await vi.waitFor(() => expect(acknowledged()).toBeGreaterThan(due), { timeout: 300_000, interval: 5 });
    if (kind === 'server') {
      await server?.kill(random() * 100);
      await startServer();
    } else {
      await killDatabase(random() * 100);
      cluster = await startEmbedded({ dataDir: join(folder, 'postgres') });
    }
  }
}

async function startServer(): Promise<void> {
  const settings = {
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    runtimeUrl,
    rateFactor: 1e6,
    LOG_LEVEL: 'silent',
  };
  server = await startChild(new URL('../testing/serve-process.ts', import.meta.url), { args: [JSON.stringify(settings)], isQuiet: true });
}

/** The first process of PostgreSQL; the others end when they see that it is gone. */
async function killDatabase(after: number): Promise<void> {
  const pid = Number((await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  setTimeout(() => process.kill(pid, 'SIGKILL'), after);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 30_000, interval: 10 });
}

async function inOwner<T>({ ownerUrl }: Embedded, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
