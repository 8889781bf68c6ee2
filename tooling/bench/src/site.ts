import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '@belvedere/db/testing';
import pg from 'pg';
import { fillEvents } from './site/fill-events.ts';
import { median, printTable, record } from './table.ts';
import { PUBLIC_HOST } from './tour-read/public-host.ts';
import { hasWrk, wrk } from './wrk.ts';

const EVENTS = 10_000;
const ROUNDS = 5;
const SECONDS = 2;
const READS = 60;
/** That are not counted: what runs for the first time is compiled first. */
const WARMING = 30;
const SENT = { host: PUBLIC_HOST, 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'de-CH,de;q=0.9,en;q=0.8' };
const GOALS = { hot: 0.5, milliseconds: 10 };

/**
 * Pages of a tenant with ten thousand events: from memory, against node:http answering the same bytes; and made anew, after every server
 * was told that something changed.
 */
export async function run(): Promise<void> {
  if (!(await hasWrk())) {
    console.error('The load generator is missing: apt-get install wrk');
    process.exitCode = 1;
    return;
  }
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'bench-site-'));
  const children: ChildProcess[] = [];
  const client = new pg.Client({ connectionString: database.ownerUrl });
  try {
    await client.connect();
    const { tenantId, slug } = await fillEvents(database.ownerUrl, EVENTS);
    const child = async (file: string, ...args: string[]) => {
      const process = fork(new URL(file, import.meta.url), args);
      children.push(process);
      const [port] = (await once(process, 'message')) as [number];
      return `http://127.0.0.1:${port}`;
    };
    const ours = await child('tour-read/our-server.ts', database.runtimeUrl, '16', folder, '100000');
    const month = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 7);
    const pages: Record<string, string> = {
      home: `/at/${slug}`,
      list: `/e/${slug}`,
      chosen: `/e/${slug}?category=Music&city=Bern`,
      month: `/e/${slug}?month=${month}`,
      event: `/e/${slug}/event-5000`,
      map: `/e/${slug}/event-5000.svg`,
      feed: `/e/${slug}/feed.atom`,
    };
    const rows: (string | number)[][] = [];
    const figures: Record<string, number> = {};
    const cold: number[] = [];
    let errors = 0;
    for (const [name, path] of Object.entries(pages)) {
      const times: number[] = [];
      for (let read = -WARMING; read < READS; read++) {
        await client.query(`SELECT pg_notify('site', $1)`, [tenantId]);
        await sleep(5);
        const started = performance.now();
        const { status } = await get(ours + path);
        if (read >= 0) times.push(performance.now() - started);
        if (status !== 200) throw new Error(`${path} answered ${status}.`);
      }
      cold.push(median(times));
      // What was made right after a change is kept for seconds only.
      await sleep(4_100);
      const { body, headers } = await get(ours + path);
      const { connection: _, 'keep-alive': __, date: ___, ...same } = headers;
      const raw = await child('site/raw-server.ts', JSON.stringify({ body: body.toString('base64'), headers: same }));
      const [hot, limit]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        const [one, other] = [
          await wrk(ours + path, { seconds: SECONDS, headers: SENT }),
          await wrk(raw, { seconds: SECONDS, headers: SENT }),
        ];
        hot.push(one.requestsPerSecond);
        limit.push(other.requestsPerSecond);
        errors += one.errors + other.errors;
      }
      const ratio = median(hot) / median(limit);
      figures[name] = ratio;
      rows.push([name, body.length, median(times).toFixed(1), Math.round(median(hot)), Math.round(median(limit)), ratio.toFixed(2)]);
    }
    printTable(['page', 'bytes', 'made anew, p50 ms', 'from memory, req/s', 'node:http, req/s', 'share'], rows);
    const [worst, slowest] = [Math.min(...Object.values(figures)), Math.max(...cold)];
    const verdict = (reached: boolean) => (reached ? 'reached' : 'missed');
    console.log(`from memory ${worst.toFixed(2)} of node:http (goal ≥ ${GOALS.hot}: ${verdict(worst >= GOALS.hot)})`);
    console.log(
      `made anew in ${slowest.toFixed(1)} ms (goal ≤ ${GOALS.milliseconds}: ${verdict(slowest <= GOALS.milliseconds)}); errors ${errors}`,
    );
    await record('site', { worst, slowest, errors, events: EVENTS, ...figures });
    if (errors > 0) process.exitCode = 1;
  } finally {
    for (const child of children) if (child.connected) child.disconnect();
    await Promise.all(children.filter((child) => child.exitCode === null).map((child) => once(child, 'exit')));
    await client.end();
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  }
}

/** One page, as it comes over the wire. */
function get(url: string): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: SENT }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }));
    })
      .on('error', reject)
      .end();
  });
}
