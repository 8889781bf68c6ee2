import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { buildHouse } from './house/build-house.ts';
import { EXPOSURES } from './house/exposures.ts';
import { PLACES, ROOMS, type Place } from './house/plan.ts';
import { WORLD } from './house/world.ts';
import type { Job } from './render-worker.ts';
import { sharedFloats } from './tracer/bvh.ts';
import { createIntegrator } from './tracer/integrator.ts';
import { createLightCache, type LightCache } from './tracer/light-cache.ts';
import { createPicture, type Quality } from './tracer/picture.ts';
import type { Scene } from './tracer/scene.ts';
import { meter, toneMap } from './tracer/tone-map.ts';

// node tooling/demo/src/render.ts [--size 4096] [--scene hall …] [--out folder] [--png]
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '4096' },
    scene: { type: 'string', multiple: true },
    out: { type: 'string', default: fileURLToPath(new URL('../tour', import.meta.url)) },
    png: { type: 'boolean', default: false },
    draft: { type: 'boolean', default: false },
  },
});

const MOST_BYTES = 690_000;
const BOUNCES = 6;

const size = Number(values.size);
if (!Number.isInteger(size) || size < 64 || size % 16 !== 0) throw new RangeError('--size is a multiple of 16, from 64.');
const places = PLACES.filter((place) => !values.scene || values.scene.includes(place));
const quality: Quality = values.draft ? { gatherRays: 10, glossRays: 3, extraSamples: 2 } : { gatherRays: 32, glossRays: 8, extraSamples: 6 };

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const say = (line: string) => process.stdout.write(`${line}\n`);

type Part = Job extends infer J ? (J extends unknown ? Omit<J, 'rows'> : never) : never;

/** Threads that share one job after another, cut into bands. */
function createCrew(scene: Scene, cache: LightCache) {
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(new URL('./render-worker.ts', import.meta.url), { workerData: { scene, cache } }));
  return {
    share(job: Part, count: number, band: number): Promise<void> {
      let next = 0;
      const work = (worker: Worker) =>
        new Promise<void>((resolve, reject) => {
          worker.removeAllListeners();
          worker.once('error', reject);
          const step = () => {
            if (next >= count) return resolve();
            const from = next;
            next = Math.min(count, from + band);
            worker.postMessage({ ...job, rows: [from, next] });
          };
          worker.on('message', step);
          step();
        });
      return Promise.all(workers.map(work)).then(() => undefined);
    },
    dismiss: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

type Crew = ReturnType<typeof createCrew>;

async function lightHouse(crew: Crew, cache: LightCache): Promise<void> {
  const rays = values.draft ? 6 : 14;
  for (let round = 0; round < BOUNCES; round++) {
    await crew.share({ kind: 'bounce', rays, round }, cache.size[0]!, 512);
    cache.outgoing.set(cache.next);
  }
}

async function renderPlace(crew: Crew, place: Place): Promise<Uint8Array> {
  const picture = createPicture(size, ROOMS[place].eye);
  await crew.share({ kind: 'gather', picture, quality }, size / 4, 4);
  for (let pass = 0; pass < 4; pass++) {
    await crew.share({ kind: 'smooth', picture, pass }, size / 4, 16);
    [picture.soft, picture.spare] = [picture.spare, picture.soft];
  }
  await crew.share({ kind: 'trace', picture, quality }, size / 2, 8);
  const { stops, range } = EXPOSURES[place];
  const exposure = meter(picture) * 2 ** stops;
  const refined = sharedFloats(picture.radiance.length);
  await crew.share({ kind: 'refine', picture, quality, exposure, refined }, size / 2, 4);
  return toneMap({ width: size, height: size / 2, radiance: refined }, { exposure, range });
}

/** The best quality that keeps within the size of a committed file. */
async function encode(pixels: Uint8Array): Promise<Buffer> {
  const image = sharp(pixels, { raw: { width: size, height: size / 2, channels: 3 } });
  for (let quality = 86; ; quality -= 4) {
    const bytes = await image.clone().webp({ quality, effort: 5, smartSubsample: true }).toBuffer();
    if (bytes.length <= MOST_BYTES || quality <= 40) return bytes;
  }
}

const start = performance.now();
const scene = buildHouse();
say(`built ${scene.materials.length} triangles in ${seconds(start)}`);

const lighting = performance.now();
const cache = createLightCache();
const scout = createIntegrator(scene, cache, WORLD);
for (const [i, place] of PLACES.entries()) scout.explore(ROOMS[place].eye, values.draft ? 60_000 : 160_000, i);
const crew = createCrew(scene, cache);
await lightHouse(crew, cache);
say(`lit ${cache.size[0]} cells in ${seconds(lighting)}`);

for (const place of places) {
  const began = performance.now();
  const pixels = await renderPlace(crew, place);
  const file = `${values.out}/${place}.${values.png ? 'png' : 'webp'}`;
  if (values.png) await sharp(pixels, { raw: { width: size, height: size / 2, channels: 3 } }).png().toFile(file);
  else await writeFile(file, await encode(pixels));
  say(`${place} in ${seconds(began)}`);
}
await crew.dismiss();
say(`all in ${seconds(start)}`);
