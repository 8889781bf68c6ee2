import { parseArgs } from 'node:util';
import { launchChromium } from '@belvedere/testing';
import { median, printTable, record } from './table.ts';
import { unlikeness, type Frame } from './viewer/compare-frames.ts';
import { judge, judgeMemory, type Values } from './viewer/goals.ts';
import { makeSite, VIEWERS, type ViewerName } from './viewer/make-site.ts';
import { changeScenes, visit, type Memory, type Profile, type Visit } from './viewer/visit.ts';

const PROFILES: readonly Profile[] = [
  { name: 'unthrottled', cpu: 1, network: null },
  { name: 'CPU ÷ 4', cpu: 4, network: null },
  { name: '10 Mbit, 40 ms', cpu: 1, network: { mbit: 10, latency: 40 } },
  { name: '1.6 Mbit, 150 ms', cpu: 1, network: { mbit: 1.6, latency: 150 } },
];
const CHANGES = 100;
/** Of 255: the viewers draw the same picture, or there is nothing to compare. */
const SAME_PICTURE = 10;
const ATTEMPTS = 4;
/** What has to show it, always: without it nothing is measured. */
const NEEDED: ReadonlySet<ViewerName> = new Set(['floor', 'belvedere']);
/** A page that neither loads nor draws for so many ms has come to rest. */
const QUIET = 1000;

const DEMO = new URL('../../demo/tour/', import.meta.url);
const picture = (name: string) => new URL(name, DEMO).pathname;

/**
 * Our viewer, three others and a page that draws the tiles with nothing else around them: the same panorama, the same tiles, the same
 * browser, one after the other in each round. What is timed is what the browser shows: its frames are compared with the last one.
 * Chromium draws in software here; ratios count. `--rounds 5`, `--picture <file>` (twice as wide as high, 4096 pixels), `--only <profile>`
 * (part of its name), `--no-memory`.
 */
export async function run(flags: string[] = []): Promise<void> {
  const { values } = parseArgs({
    args: flags,
    allowNegative: true,
    options: {
      rounds: { type: 'string', default: '5' },
      picture: { type: 'string', default: picture('hall.webp') },
      only: { type: 'string', default: '' },
      memory: { type: 'boolean', default: true },
    },
  });
  const rounds = Number(values.rounds);
  const profiles = PROFILES.filter(({ name }) => name.includes(values.only));
  const [browser, site] = await Promise.all([launchChromium(), makeSite([values.picture, picture('gallery.webp')])]);
  try {
    const pageOf = (name: ViewerName) => `${site.origin}/${name}.html`;
    const truth = (await visit(browser, pageOf('floor'), { profile: { name: '', cpu: 1, network: null }, quiet: QUIET })).end;
    const visits = profiles.map(() => new Map<ViewerName, Visit[]>(VIEWERS.map((name) => [name, []])));
    for (let round = 0; round < rounds; round++) {
      // To and fro, so that none always comes after the same other one.
      const order = round % 2 ? VIEWERS.toReversed() : VIEWERS;
      for (const [index, profile] of profiles.entries())
        for (const name of order) {
          const seen = await visitSame(name, truth, (quiet) => visit(browser, pageOf(name), { profile, quiet }));
          visits[index]?.get(name)?.push(...seen);
        }
      console.log(`round ${round + 1} of ${rounds}`);
    }
    // Once: what is counted does not depend on what else the machine does.
    const memories = new Map<ViewerName, Memory>();
    if (values.memory) for (const name of VIEWERS) memories.set(name, await changeScenes(browser, pageOf(name), CHANGES));
    const results = profiles.map((profile, index) => report(profile, visits[index]!));
    const memory = values.memory ? reportMemory(memories) : {};
    console.log('');
    printTable(
      ['scripts and styles', 'kB, brotli'],
      VIEWERS.map((name) => [name, (site.sizes[name] / 1000).toFixed(1)]),
    );
    // What is only looked into is no result.
    if (profiles.length === PROFILES.length && values.memory)
      await record('viewer', { rounds, sizes: site.sizes, profiles: Object.fromEntries(results), memory });
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * Looked at from afar, all show what the floor shows. One that was quiet before it showed anything is opened again and given more time, which
 * is said; another's that still does not show it has no visit in this round.
 */
async function visitSame(name: ViewerName, truth: Frame, open: (quiet: number) => Promise<Visit>): Promise<Visit[]> {
  for (let attempt = 1; ; attempt++) {
    const seen = await open(QUIET * attempt);
    const by = await unlikeness(seen.end, truth);
    if (by <= SAME_PICTURE) return [seen];
    const message = `${name} does not show the panorama: ${by.toFixed(1)} of 255 away from the floor's.`;
    const isLast = attempt === ATTEMPTS;
    if (isLast && NEEDED.has(name)) throw new Error(message);
    console.log(`${message} ${isLast ? 'It has no visit in this round.' : 'Once more.'}`);
    if (isLast) return [];
  }
}

function report(profile: Profile, visits: ReadonlyMap<ViewerName, Visit[]>): [string, object] {
  for (const [name, seen] of visits) if (seen.length === 0) throw new Error(`${name} never showed the panorama: ${profile.name}.`);
  const of = (name: ViewerName, pick: (visit: Visit) => number | undefined) =>
    median((visits.get(name) ?? []).map((each) => pick(each) ?? NaN));
  const values = new Map<ViewerName, Values>(
    VIEWERS.map((name) => [
      name,
      {
        first: of(name, ({ first }) => first),
        sharp: of(name, ({ sharp }) => sharp),
        blocking: of(name, ({ blocking }) => blocking),
        bytes: of(name, ({ bytes }) => bytes),
        ...(!profile.network && { mean: of(name, ({ frames }) => frames?.mean), p95: of(name, ({ frames }) => frames?.p95) }),
      },
    ]),
  );
  console.log('');
  printTable(
    [profile.name, 'first ms', 'sharp ms', 'blocking ms', 'kB to sharp', 'frame ms', 'p95'],
    [...values].map(([name, { first, sharp, blocking, bytes, mean, p95 }]) => [
      name,
      whole(first),
      whole(sharp),
      whole(blocking),
      whole(bytes / 1000),
      tenths(mean),
      tenths(p95),
    ]),
  );
  return [profile.name, { values: Object.fromEntries(values), goals: judge(values, profile) }];
}

function reportMemory(memories: ReadonlyMap<ViewerName, Memory>): object {
  const values = [...memories].map(([name, { before, after }]) => ({
    name,
    ...after,
    heapGrown: after.heap - before.heap,
    texturesGrown: after.textureBytes - before.textureBytes,
  }));
  console.log('');
  printTable(
    [`after ${CHANGES} scenes`, 'heap MB', 'grown kB', 'textures', 'MB of textures', 'grown kB'],
    values.map(({ name, heap, heapGrown, textures, textureBytes, texturesGrown }) => [
      name,
      tenths(heap / 1e6),
      whole(heapGrown / 1000),
      textures,
      tenths(textureBytes / 1e6),
      whole(texturesGrown / 1000),
    ]),
  );
  const ours = values.find(({ name }) => name === 'belvedere');
  return { values, goals: ours && judgeMemory(ours) };
}

const whole = (value = NaN) => (Number.isNaN(value) ? '' : Math.round(value));
const tenths = (value = NaN) => (Number.isNaN(value) ? '' : value.toFixed(1));
