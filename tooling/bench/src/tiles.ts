import { execFile, execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tilePath, type Panorama } from '@belvedere/manifest';
import sharp from 'sharp';
import { makePanorama } from './tiles/make-panorama.ts';
import { measurePsnr, referenceLevel } from './tiles/measure-psnr.ts';

const here = (path: string) => new URL(path, import.meta.url).pathname;
const start = promisify(execFile);

// Debian's, which has Debian's Pillow; another one may come first in PATH.
const PYTHON = '/usr/bin/python3';

const WIDTH = 8192;
const TILE = 512;
const QUALITY = 75;
const ROUNDS = 5;
const GOAL = { ratio: 10, megabytes: 1024, hugeMegabytes: 2048 };

interface Round {
  /** Seconds: from the start of the process to its end, and processor time. */
  wall: number;
  cpu: number;
  /** Peak resident megabytes. */
  rss: number;
}

interface OurRound extends Round {
  /** Seconds of the call of tilePanorama within the process. */
  call: number;
  panorama: Panorama;
}

/**
 * Our tiler against nona and Pillow: both read an 8192 × 4096 JPEG and write six faces of 2048 and their pyramid as JPEG tiles of
 * 512 pixels and quality 75. What counts is what a running job worker waits: for the baseline its processes, for us the call. Ours
 * as a process of its own, which loads the whole of Node and zod first, stands beside it. `--huge` adds the memory for 32768 × 16384.
 */
export async function run(flags: string[] = []): Promise<void> {
  if (!hasBaseline()) {
    console.error('The baseline is missing: apt-get install hugin-tools python3-pil');
    process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-tiles-'));
  try {
    const result = await compare(folder);
    const huge = flags.includes('--huge') ? await tileHuge(folder) : undefined;
    await appendFile(here('../results.jsonl'), `${JSON.stringify({ bench: 'tiles', at: new Date().toISOString(), ...result, ...huge })}\n`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function hasBaseline(): boolean {
  try {
    execFileSync(PYTHON, ['-c', 'import PIL, shutil, sys; sys.exit(0 if shutil.which("nona") else 1)'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function compare(folder: string) {
  const source = join(folder, 'source.jpg');
  await makePanorama(source, WIDTH);

  const pannellum = async (target: string) => {
    const size = String(WIDTH / 4);
    return timed<Round>(PYTHON, [here('tiles/tile-with-pannellum.py'), source, target, size, String(TILE), String(QUALITY)]);
  };
  const belvedere = (target: string, formats: string) =>
    timed<OurRound>(process.execPath, [here('tiles/tile-with-belvedere.ts'), source, target, formats, String(QUALITY)]);

  // First whether both are right: only then is it worth to time them.
  await pannellum(join(folder, 'theirs'));
  const { panorama } = await belvedere(join(folder, 'ours'), 'jpg');
  const psnr = await comparePsnr({ source, folder, panorama });
  console.table(psnr);
  for (const { theirs, ours } of psnr) if (Math.min(theirs, ours) < 25) throw new Error('The tiles do not show the panorama.');

  const rounds: { theirs: Round; ours: OurRound; both: OurRound }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const target = join(folder, `round-${round}`);
    rounds.push({
      theirs: await pannellum(join(target, 'theirs')),
      ours: await belvedere(join(target, 'ours'), 'jpg'),
      both: await belvedere(join(target, 'both'), 'webp,jpg'),
    });
    await rm(target, { recursive: true });
  }
  const floor = await codecFloor(source);
  const theirs = medians(rounds.map((round) => round.theirs));
  const ours = medians(rounds.map((round) => round.ours));
  const both = medians(rounds.map((round) => round.both));
  const call = median(rounds.map((round) => round.ours.call));
  const ratio = median(rounds.map((round) => round.theirs.wall / round.ours.wall));
  const callRatio = median(rounds.map((round) => round.theirs.wall / round.ours.call));
  console.table({
    'nona + Pillow (baseline)': row(theirs, 1),
    'ours, JPEG, process': row(ours, ratio),
    'ours, JPEG, call in a running process': { 'wall s': round(call), ratio: round(callRatio) },
    'ours, JPEG and WebP, process': row(both, median(rounds.map((round) => round.theirs.wall / round.both.wall))),
    'limit: decode and encode only': { 'wall s': round(floor), ratio: round(theirs.wall / floor) },
  });
  verdict(`${round(callRatio)} × the baseline (goal ${GOAL.ratio})`, callRatio >= GOAL.ratio);
  verdict(`${round(ours.rss)} MB (goal ≤ ${GOAL.megabytes})`, ours.rss <= GOAL.megabytes);
  verdict(
    'PSNR equal or better on every level',
    psnr.every((level) => level.ours >= level.theirs),
  );
  return { theirs, ours, both, call, ratio, callRatio, floor, psnr };
}

async function comparePsnr({ source, folder, panorama }: { source: string; folder: string; panorama: Panorama }) {
  const { data, info } = await sharp(source).raw().toBuffer({ resolveWithObject: true });
  const largest = Math.max(...panorama.levels);
  const results: { level: number; size: number; theirs: number; ours: number }[] = [];
  for (const [level, size] of panorama.levels.entries()) {
    const reference = referenceLevel({ data, width: info.width, height: info.height }, { size, largest });
    const psnr = (tile: Parameters<typeof measurePsnr>[1]['tile']) => measurePsnr(reference, { size, tileSize: TILE, tile });
    results.push({
      level,
      size,
      theirs: round(await psnr((face, y, x) => join(folder, `theirs/${level}/${face}/${y}_${x}.jpg`))),
      ours: round(await psnr((face, y, x) => join(folder, 'ours', tilePath(panorama.id, { face, level, x, y }, 'jpg')))),
    });
  }
  return results;
}

/** Reading the source and writing as many JPEG tiles, with nothing between: what no tiler that uses these codecs can beat. */
async function codecFloor(source: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 3; n++) {
    const begin = performance.now();
    const { data } = await sharp(source, { sequentialRead: true }).raw().toBuffer({ resolveWithObject: true });
    const tile = (index: number) => data.subarray(index * TILE * TILE * 3, (index + 1) * TILE * TILE * 3);
    const raw = { width: TILE, height: TILE, channels: 3 as const };
    const encode = (index: number) => sharp(tile(index), { raw }).jpeg({ quality: QUALITY, optimiseCoding: false }).toBuffer();
    await Promise.all(Array.from({ length: 126 }, (_, index) => encode(index)));
    times.push((performance.now() - begin) / 1000);
  }
  return median(times);
}

async function tileHuge(folder: string) {
  const small = join(folder, 'source.jpg');
  const source = join(folder, 'huge.jpg');
  await sharp(small).resize(32768, 16384, { fit: 'fill' }).jpeg({ quality: 85 }).toFile(source);
  const huge = await timed<OurRound>(process.execPath, [
    here('tiles/tile-with-belvedere.ts'),
    source,
    join(folder, 'huge'),
    'jpg',
    String(QUALITY),
  ]);
  console.table({ '32768 × 16384, JPEG': { 'wall s': round(huge.wall), 'CPU s': round(huge.cpu), 'peak MB': round(huge.rss) } });
  verdict(`${round(huge.rss)} MB (goal ≤ ${GOAL.hugeMegabytes})`, huge.rss <= GOAL.hugeMegabytes);
  return { huge: { wall: huge.wall, cpu: huge.cpu, rss: huge.rss } };
}

async function timed<Result>(command: string, args: string[]): Promise<Result> {
  const begin = performance.now();
  const { stdout } = await start(command, args);
  const wall = (performance.now() - begin) / 1000;
  return { ...(JSON.parse(stdout) as Result), wall };
}

const round = (value: number) => Math.round(value * 100) / 100;

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function medians(rounds: Round[]): Round {
  return { wall: median(rounds.map((r) => r.wall)), cpu: median(rounds.map((r) => r.cpu)), rss: median(rounds.map((r) => r.rss)) };
}

function row({ wall, cpu, rss }: Round, ratio: number) {
  return { 'wall s': round(wall), 'CPU s': round(cpu), 'peak MB': round(rss), ratio: round(ratio) };
}

function verdict(text: string, reached: boolean): void {
  console.log(`${reached ? 'reached' : 'MISSED '}  ${text}`);
}
