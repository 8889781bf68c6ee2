import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@belvedere/db/testing';
import { median, printTable, record } from './table.ts';
import { fillDatabase, type FilledTour } from './tour-read/fill-database.ts';
import { PUBLIC_HOST } from './tour-read/public-host.ts';
import { hasWrk, wrk } from './wrk.ts';

const ROUNDS = 5;
const SECONDS = 3;
/** What every browser sends over https. The baseline keeps its document plain; ours is kept compressed and has to be unpacked for whoever does not ask so. */
const BROWSER = { 'accept-encoding': 'gzip, deflate, br' };
const HOST = { host: PUBLIC_HOST };
const GOALS = { hot: 0.85, cold: 0.85, toRawSql: 9.3 };

/**
 * Reading a published tour by its address, against Hono with the document in memory (limit of a hot read on this machine), Hono with
 * the document by primary key (limit of a cold one) and one SQL statement that builds the JSON. The best peer in performance.md
 * answers 0.31 × the statement, so 30 × the peer is 9.3 × the statement.
 */
export async function run(): Promise<void> {
  if (!(await hasWrk())) {
    console.error('The load generator is missing: apt-get install wrk');
    process.exitCode = 1;
    return;
  }
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'bench-tour-read-'));
  const children: ChildProcess[] = [];
  try {
    const tours = await fillDatabase(database.ownerUrl);
    const hot = tours[0]!;
    const child = async (file: string, ...args: string[]) => {
      const process = fork(new URL(file, import.meta.url), args);
      children.push(process);
      const [port] = (await once(process, 'message')) as [number];
      return `http://127.0.0.1:${port}`;
    };
    const baseline = await child('tour-read/baseline-server.ts', database.ownerUrl, JSON.stringify(hot));
    const ours = await child('tour-read/our-server.ts', database.runtimeUrl, '64', join(folder, 'hot'));
    const oursCold = await child('tour-read/our-server.ts', database.runtimeUrl, '1', join(folder, 'cold'));
    const page = (tour: FilledTour) => `/t/${tour.tenantSlug}/${tour.slug}/manifest.json`;
    const compiled = (tour: FilledTour) => `/compiled/${tour.tenantId}/${tour.hash}`;

    await check({ reference: `${baseline}/cached`, answers: [ours + page(hot), baseline + compiled(hot)] });
    const script = async (name: string, paths: string[]) => {
      const path = join(folder, `${name}.lua`);
      const list = paths.map((each) => JSON.stringify(each)).join(',');
      await writeFile(
        path,
        `local paths = {${list}}\nlocal n = 0\nrequest = function()\n  n = n % #paths + 1\n  return wrk.format('GET', paths[n], wrk.headers)\nend\n`,
      );
      return path;
    };
    const coldOurs = await script('ours', tours.map(page));
    const coldCompiled = await script('compiled', tours.map(compiled));
    const sql = await script(
      'sql',
      tours.map((tour) => `/sql/${tour.tenantId}/${tour.slug}`),
    );
    const match = { ...HOST, 'if-none-match': `"${hot.hash}"` };

    const ways: Record<string, () => ReturnType<typeof wrk>> = {
      'Hono, cached': () => wrk(`${baseline}/cached`, { seconds: SECONDS, headers: HOST }),
      'ours, hot': () => wrk(ours + page(hot), { seconds: SECONDS, headers: HOST }),
      'Hono, cached, 304': () => wrk(`${baseline}/cached`, { seconds: SECONDS, headers: match }),
      'ours, hot, 304': () => wrk(ours + page(hot), { seconds: SECONDS, headers: match }),
      'Hono, compiled by key': () => wrk(baseline, { seconds: SECONDS, script: coldCompiled, headers: { ...HOST, ...BROWSER } }),
      'ours, cold': () => wrk(oursCold, { seconds: SECONDS, script: coldOurs, headers: { ...HOST, ...BROWSER } }),
      'ours, cold, plain': () => wrk(oursCold, { seconds: SECONDS, script: coldOurs, headers: HOST }),
      'one SQL statement': () => wrk(baseline, { seconds: SECONDS, script: sql, headers: HOST }),
    };
    const results = Object.entries(ways).map(([name, measure]) => ({ name, measure, loads: [] as Awaited<ReturnType<typeof wrk>>[] }));
    for (let round = 0; round < ROUNDS; round++) for (const { measure, loads } of results) loads.push(await measure());

    const rate = (name: string) =>
      median(results.filter((result) => result.name === name).flatMap(({ loads }) => loads.map((load) => load.requestsPerSecond)));
    const errors = results.flatMap(({ loads }) => loads).reduce((sum, load) => sum + load.errors, 0);
    const sqlRate = rate('one SQL statement');
    printTable(
      ['way', 'requests/s', '× SQL', 'p99 ms'],
      results.map(({ name, loads }) => [
        name,
        Math.round(rate(name)),
        (rate(name) / sqlRate).toFixed(2),
        median(loads.map((load) => load.p99Ms)).toFixed(2),
      ]),
    );
    const hotRatio = rate('ours, hot') / rate('Hono, cached');
    const notModified = rate('ours, hot, 304') / rate('Hono, cached, 304');
    const coldRatio = rate('ours, cold') / rate('Hono, compiled by key');
    const toSql = rate('ours, hot') / sqlRate;
    const verdict = (value: number, goal: number) => `${value.toFixed(2)} (goal ≥ ${goal}: ${value >= goal ? 'reached' : 'missed'})`;
    console.log(`hot / Hono cached ${verdict(hotRatio, GOALS.hot)}; 304: ${notModified.toFixed(2)}`);
    const coldPlain = rate('ours, cold, plain') / rate('Hono, compiled by key');
    console.log(`cold / Hono compiled ${verdict(coldRatio, GOALS.cold)}; for clients without brotli ${coldPlain.toFixed(2)}`);
    console.log(`hot / one SQL statement ${verdict(toSql, GOALS.toRawSql)}; errors ${errors}`);
    await record('tour-read', { hotRatio, notModified, coldRatio, coldPlain, toSql, errors, tours: tours.length });
    if (errors > 0) process.exitCode = 1;
  } finally {
    for (const child of children) if (child.connected) child.disconnect();
    await Promise.all(children.filter((child) => child.exitCode === null).map((child) => once(child, 'exit')));
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  }
}

/** The answers have to be right before they are timed. */
async function check(urls: { reference: string; answers: string[] }): Promise<void> {
  const textOf = async (url: string) => (await fetch(url)).text();
  const wanted = await textOf(urls.reference);
  const answers = await Promise.all(urls.answers.map(textOf));
  if (answers.some((answer) => answer !== wanted)) throw new Error('The servers do not answer with the same document.');
}
