import { fork, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareDatabase } from '@belvedere/db';
import { startEmbedded } from '@belvedere/db/embedded';
import pg from 'pg';
import { copyRows } from './ingest/copy-rows.ts';
import { makePlace } from './ingest/make-place.ts';
import { startUmami } from './ingest/start-umami.ts';
import { writeHits, writeUmami } from './ingest/write-scripts.ts';
import { median, printTable, record } from './table.ts';
import { PUBLIC_HOST } from './tour-read/public-host.ts';
import { hasWrk, wrk, type Load } from './wrk.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SECONDS = 4;
const BATCH = 20;
const CONNECTIONS = 64;
/** As many as have something to tell at the same moment where single hits come by the ten thousand a second. */
const MANY = 256;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const OURS = { host: PUBLIC_HOST, 'user-agent': FIREFOX, 'content-type': 'text/plain;charset=UTF-8' };
const UMAMI = { 'user-agent': FIREFOX, 'content-type': 'application/json' };
const GOALS = { toCopy: 0.35, toInserts: 8, toUmami: 10, singlesToInserts: 2.5, manySinglesToInserts: 2.5, p99Ms: 200 };

/**
 * Taking in hits, acknowledged after the commit, against COPY into the same table (the limit of this machine), one INSERT for each request
 * and Umami's collector, all in one PostgreSQL that keeps what it commits. Umami takes part where UMAMI_DIR names a folder in which it was
 * built (its repository: `pnpm install`, `prisma generate`, `next build`; all but `src/app/api/send` and `batch` may be left out).
 */
export async function run(): Promise<void> {
  if (!(await hasWrk())) {
    console.error('The load generator is missing: apt-get install wrk');
    process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-ingest-'));
  // PostgreSQL runs under an account of its own, which has to find its way in.
  await chmod(folder, 0o755);
  const embedded = await startEmbedded({ dataDir: join(folder, 'postgres') });
  const { ownerUrl } = embedded;
  const owner = new pg.Client({ connectionString: ownerUrl });
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const secret = randomUUID();
    const { runtimeUrl } = await prepareDatabase({
      ownerUrl,
      passwordOf: (role) => createHmac('sha256', secret).update(role).digest('hex'),
    });
    await owner.connect();
    const place = await makePlace(ownerUrl);
    const child = async (file: string, ...args: string[]) => {
      const process: ChildProcess = fork(new URL(file, import.meta.url), args);
      const gone = once(process, 'exit');
      closers.push(async () => {
        if (process.connected) process.disconnect();
        await gone;
      });
      const [port] = (await once(process, 'message')) as [number];
      return `http://127.0.0.1:${port}`;
    };
    const inserts = await child('ingest/insert-server.ts', ownerUrl, place.tenantId, place.tourId);
    const ours = await child('tour-read/our-server.ts', runtimeUrl, '64', join(folder, 'data'), '1e9');
    const umami = process.env['UMAMI_DIR'] === undefined ? undefined : await startUmami(process.env['UMAMI_DIR'], ownerUrl);
    if (umami) closers.push(() => umami.stop());

    const load = (url: string, how: { script: string; headers: Record<string, string>; connections?: number }) =>
      wrk(url, { seconds: SECONDS, connections: CONNECTIONS, ...how });
    const hits = async (
      url: string,
      size: number,
      { pauseMs, connections = CONNECTIONS }: { pauseMs?: number; connections?: number } = {},
    ) => {
      const script = await writeHits(folder, { place, size, ...(pauseMs !== undefined && { pauseMs }) });
      return load(`${url}/hits`, { script, headers: OURS, connections });
    };
    const send = async (path: string, size: number) =>
      umami && load(umami.url + path, { script: await writeUmami(folder, { ...umami, size }), headers: UMAMI });

    interface Way {
      name: string;
      size: number;
      measure: () => Promise<Load | undefined>;
      count: () => Promise<number>;
      loads: Load[];
    }
    const kept = async () => Number((await owner.query<{ n: string }>('SELECT count(*) AS n FROM analytics_events')).rows[0]?.n);
    const ways: Way[] = [
      { name: 'one INSERT a request', size: 1, measure: () => hits(inserts, 1), count: kept, loads: [] },
      { name: 'ours, single', size: 1, measure: () => hits(ours, 1), count: kept, loads: [] },
      {
        name: `one INSERT a request, ${MANY} connections`,
        size: 1,
        measure: () => hits(inserts, 1, { connections: MANY }),
        count: kept,
        loads: [],
      },
      { name: `ours, single, ${MANY} connections`, size: 1, measure: () => hits(ours, 1, { connections: MANY }), count: kept, loads: [] },
      { name: `ours, batches of ${BATCH}`, size: BATCH, measure: () => hits(ours, BATCH), count: kept, loads: [] },
    ];
    if (umami)
      ways.push(
        { name: 'Umami', size: 1, measure: () => send('/api/send', 1), count: () => umami.count(), loads: [] },
        {
          name: `Umami, batches of ${BATCH}`,
          size: BATCH,
          measure: () => send('/api/batch', BATCH),
          count: () => umami.count(),
          loads: [],
        },
      );
    const copies: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      await owner.query('TRUNCATE analytics_events, visit_sessions');
      const copied = await copyRows(ownerUrl, place);
      if (round > 0) copies.push(copied);
      for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
        await owner.query('TRUNCATE analytics_events, visit_sessions');
        await owner.query('CHECKPOINT');
        const before = await way.count();
        const measured = await way.measure();
        if (!measured) continue;
        await untilIdle(owner);
        // Whoever answers before it has stored is found out here.
        const stored = (await way.count()) - before;
        if (stored < measured.requests * way.size)
          throw new Error(`${way.name}: ${measured.requests} answers, ${stored} rows of ${way.size} each`);
        // The first round warms up.
        if (round > 0) way.loads.push(measured);
      }
    }

    const rate = (name: string) => {
      const way = ways.find((each) => each.name === name);
      return way ? way.size * median(way.loads.map((each) => each.requestsPerSecond)) : Number.NaN;
    };
    const batches = rate(`ours, batches of ${BATCH}`);
    const single = rate('ours, single');
    const part = 0.7;
    const eased: (Load & { size: number; wanted: number })[] = [];
    for (const [size, limit] of [
      [1, single],
      [BATCH, batches / BATCH],
    ] as const)
      for (let round = 0; round < 3; round++) {
        const wanted = part * limit;
        eased.push({ size, wanted, ...(await hits(ours, size, { pauseMs: (CONNECTIONS / wanted) * 1000 })) });
      }

    printTable(
      ['way', 'events/s', 'requests/s', 'p99 ms'],
      [
        ['COPY, two sessions', Math.round(median(copies)), '', ''],
        ...ways.map(({ name, loads }) => [
          name,
          Math.round(rate(name)),
          Math.round(median(loads.map((each) => each.requestsPerSecond))),
          median(loads.map((each) => each.p99Ms)).toFixed(1),
        ]),
        ...[1, BATCH].map((size) => {
          const at = eased.filter((each) => each.size === size);
          const reached = median(at.map((each) => each.requestsPerSecond));
          return [
            `ours, ${size === 1 ? 'single' : `batches of ${size}`}, eased`,
            Math.round(reached * size),
            `${Math.round(reached)} of ${Math.round(at[0]!.wanted)}`,
            median(at.map((each) => each.p99Ms)).toFixed(1),
          ];
        }),
      ],
    );
    const ratios = {
      toCopy: batches / median(copies),
      toInserts: batches / rate('one INSERT a request'),
      toUmami: batches / rate('Umami'),
      singlesToInserts: single / rate('one INSERT a request'),
      manySinglesToInserts: rate(`ours, single, ${MANY} connections`) / rate(`one INSERT a request, ${MANY} connections`),
    };
    for (const [name, ratio] of Object.entries(ratios)) {
      const goal = GOALS[name as keyof typeof ratios];
      console.log(
        Number.isNaN(ratio)
          ? `${name}: not measured, UMAMI_DIR names no folder`
          : `${name} ${ratio.toFixed(2)} (goal ≥ ${goal}: ${ratio >= goal ? 'reached' : 'missed'})`,
      );
    }
    const p99Ms = Math.max(...eased.map((each) => each.p99Ms));
    console.log(`p99 at 70 % of the limit ${p99Ms.toFixed(1)} ms (goal ≤ ${GOALS.p99Ms}: ${p99Ms <= GOALS.p99Ms ? 'reached' : 'missed'})`);
    const errors = [...ways.flatMap(({ loads }) => loads), ...eased].reduce((sum, each) => sum + each.errors, 0);
    console.log(`errors ${errors}`);
    await record('ingest', {
      ...ratios,
      copy: Math.round(median(copies)),
      single: Math.round(single),
      batches: Math.round(batches),
      p99Ms,
      errors,
    });
    if (errors > 0) process.exitCode = 1;
  } finally {
    for (const close of closers) await close();
    await owner.end();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the load generator no longer waited for is stored too. */
async function untilIdle(owner: pg.Client): Promise<void> {
  for (let still = 1; still > 0;) {
    await delay(200);
    const { rows } = await owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()`,
    );
    still = rows[0]!.n;
  }
}
