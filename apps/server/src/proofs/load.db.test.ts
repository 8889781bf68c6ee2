import type { Serializable } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSchedule, type Services } from '@belvedere/kernel';
import { createTenantFor, createUser, syncPermissions } from '@belvedere/platform';
import { inTier, testDatabase } from '@belvedere/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { openServices } from '../open-services.ts';
import { allSchedules, allScopes } from '../systems.ts';
import { publishTour } from '../testing/index.ts';
import { freePort, startChild, type Child } from '../testing/start-child.ts';
import { sendAtEase, type Taken, type Visitor } from '../testing/load-hits.ts';
import type { Memory } from './serve-under-load.ts';

/**
 * An hour before a release that matters. Five minutes for each change, by fewer visitors and beside all other tests: what memory does is
 * seen there, too, but how long an answer takes only says something on a quiet machine.
 */
const { seconds, windows, visitors, loudEvery, mostRatio } = inTier({
  sample: { seconds: 300, windows: 20, visitors: 3, loudEvery: 4, mostRatio: undefined },
  middle: { seconds: 300, windows: 30, visitors: 8, loudEvery: 2, mostRatio: 1.3 },
  all: { seconds: 3_600, windows: 120, visitors: 8, loudEvery: 2, mostRatio: 1.3 },
});
/** Megabytes a minute. */
const MOST_SLOPE = 1;
const QUIET = ['quiet1', 'quiet2', 'quiet3'];
const LOUD = 'loud';
/** What one address may send, and how much of that the loud one does. */
const QUOTA_PER_SECOND = 10;
const TIMES = 20;
const DAY = 86_400_000;

interface Sender extends Visitor {
  tenant: string;
}

let folder: string;
let database: Awaited<ReturnType<typeof testDatabase>>;
let opened: Awaited<ReturnType<typeof openServices>>;
let server: Child;
let loud: Child;
let url: string;
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const tenants = new Map<string, string>();
const senders: Sender[] = [];
/** Ids of hits that were acknowledged, by tenant. */
const kept = new Map<string, number>([...QUIET, LOUD].map((slug) => [slug, 0]));

beforeAll(async () => {
  [folder, database] = await Promise.all([mkdtemp(join(tmpdir(), 'belvedere-load-')), testDatabase()]);
  const port = await freePort();
  const settings = {
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: 'http://127.0.0.1:4000',
    TRUSTED_PROXIES: '1',
    runtimeUrl: database.runtimeUrl,
  };
  opened = await openServices(readEnv({ ...settings, LOG_LEVEL: 'error' }), {
    runtimeUrl: database.runtimeUrl,
    secretKey: new Uint8Array(32).fill(7),
    clock,
  });
  const { services } = opened;
  await syncPermissions(services.database, allScopes);
  for (const slug of [...QUIET, LOUD]) await makeSenders(services, slug);
  await runAnalytics();
  server = await startChild(new URL('serve-under-load.ts', import.meta.url), { args: [JSON.stringify(settings)], flags: ['--expose-gc'] });
  url = `http://127.0.0.1:${port}/hits`;
  loud = await startChild(new URL('shout-at-server.ts', import.meta.url));
}, 120_000);

afterAll(async () => {
  for (const child of [server, loud]) await child?.kill();
  await opened?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

test(
  'C7 X10 X12 4.76 I12 under load for an hour memory does not grow, no midnight finds a partition missing, and who sends twenty times what is allowed slows nobody down',
  { timeout: seconds * 1_000 + 300_000 },
  async () => {
    const [alone, beside] = [[] as number[], [] as number[]];
    const keep = ({ tenant }: Sender, { accepted, refused: more }: Taken) => {
      kept.set(tenant, (kept.get(tenant) ?? 0) + accepted);
      return more;
    };
    const memory: (Memory & { minute: number })[] = [];
    let refused = 0;
    const began = performance.now();
    for (let window = 0; window < windows; window++) {
      const length = (seconds * 1_000) / windows;
      // Midnight comes in the middle of each.
      await setClock(Math.ceil(clock.now().getTime() / DAY) * DAY - length / 2);
      const isLoud = window % loudEvery === 1;
      const times = isLoud ? beside : alone;
      await Promise.all(
        senders.map(async (sender) => {
          const load = { url, ahead, length };
          if (sender.tenant !== LOUD) keep(sender, await sendAtEase(sender, load, times));
          else if (isLoud) refused += keep(sender, await ask<Taken>(loud, { visitor: sender, load, perSecond: QUOTA_PER_SECOND * TIMES }));
        }),
      );
      await runAnalytics();
      memory.push({ ...(await ask<Memory>(server, 'memory')), minute: (performance.now() - began) / 60_000 });
    }

    const rest = await query<{ n: number }>('SELECT count(*)::int AS n FROM analytics_events_rest');
    expect(rest[0]?.n, 'hits of a day without a partition').toBe(0);
    for (const [slug, tenantId] of tenants) {
      const [stored] = await query<{ raw: number; summed: number }>(
        `SELECT (SELECT count(*)::int FROM analytics_events WHERE tenant_id = '${tenantId}') AS raw,
          (SELECT coalesce(sum(hits), 0)::int FROM hits_daily WHERE tenant_id = '${tenantId}') AS summed`,
        tenantId,
      );
      expect(stored, slug).toEqual({ raw: kept.get(slug), summed: kept.get(slug) });
    }
    const [aloneMs, besideMs] = [p95(alone), p95(beside)];
    // What a process needs at its start is no growth.
    const slope = slopeOf(memory.slice(Math.floor(memory.length / 3)));
    const total = [...kept.values()].reduce((sum, each) => sum + each, 0);
    console.log(
      `load: ${seconds} s, ${total} hits, ${refused} calls refused, ${windows} midnights, memory ${slope.toFixed(2)} MB/min (resident ${Math.round(memory.at(-1)!.resident / 1e6)} MB), p95 ${aloneMs.toFixed(1)} ms alone, ${besideMs.toFixed(1)} ms beside the loud one`,
    );
    expect(refused, 'calls beyond what an address may').toBeGreaterThan(0);
    expect(slope, 'MB a minute').toBeLessThan(MOST_SLOPE);
    if (mostRatio) expect(besideMs / aloneMs, 'p95 beside the loud one to that alone').toBeLessThan(mostRatio);
  },
);

async function makeSenders(services: Services, slug: string): Promise<void> {
  const { userId } = await createUser(services, {
    email: `owner@${slug}.example`,
    password: `${slug} has a long password`,
    displayName: slug,
  });
  const { id } = await createTenantFor(services, { slug, name: slug, ownerId: userId });
  tenants.set(slug, id);
  const caller = createCaller(ownContext(services, { name: 'proof', userId, tenant: slug }));
  const tour = await publishTour(
    services,
    { caller, tenant: { id, slug, userId } },
    { title: 'Hall', contentId: slug.padEnd(32, '0'), thumbnail: Buffer.from(slug) },
  );
  const text = await caller.compliance.consent.createText({ purpose: 'analytics', language: 'en', text: 'May we count?' });
  for (let n = 0; n < (slug === LOUD ? 1 : visitors); n++) {
    const visitKey = randomBytes(24).toString('base64url');
    await caller.compliance.consent.decide({ textId: text.id, granted: true, visitKey, source: 'banner' });
    senders.push({ tenant: slug, at: `/t/${slug}/${tour.slug}`, visitKey, ip: `203.0.${senders.length}.7` });
  }
}

async function setClock(time: number): Promise<void> {
  ahead = time - Date.now();
  await ask(server, { setClock: time });
}

async function ask<Answer>({ process: child }: Child, asked: Serializable): Promise<Answer> {
  const answer = once(child, 'message');
  child.send(asked);
  return ((await answer) as [Answer])[0];
}

/** What a worker does for analytics as the clock says: partitions, sums, ends of visits. */
async function runAnalytics(): Promise<void> {
  for (const schedule of allSchedules.filter(({ name }) => name.startsWith('analytics.')))
    await runSchedule(schedule, { services: opened.services, tenants: async () => [...tenants.values()] });
}

async function query<Row>(text: string, tenantId?: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('app.current_tenant', $1, false)`, [tenantId ?? '']);
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

const p95 = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/** Megabytes a minute by least squares. */
function slopeOf(samples: readonly (Memory & { minute: number })[]): number {
  const mean = (of: (sample: (typeof samples)[number]) => number) => samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [x, y] = [mean(({ minute }) => minute), mean(({ used }) => used)];
  return mean(({ minute, used }) => (minute - x) * (used - y)) / mean(({ minute }) => (minute - x) ** 2) / 1e6;
}
