import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import sharp, { type Sharp } from 'sharp';
import { buildHouse } from './house/build-house.ts';
import { EXPOSURES } from './house/exposures.ts';
import { PLACES, ROOMS, type Place } from './house/plan.ts';
import { WORLD } from './house/world.ts';
import type { Job } from './render-worker.ts';
import { sharedFloats } from './tracer/bvh.ts';
import { createIntegrator } from './tracer/integrator.ts';
import { createLightCache, type LightCache } from './tracer/light-cache.ts';
import { createPicture, softHeight, type Quality } from './tracer/picture.ts';
import type { Scene } from './tracer/scene.ts';
import { meter, toneMap } from './tracer/tone-map.ts';

// node tooling/demo/src/render.ts [--size 4096] [--scene hall …] [--out folder] [--png] [--draft]
// --draft takes fewer rays, for trying things out. --linear keeps the pictures as floats in a folder; with --develop they are taken from there
// instead of being rendered, to try another exposure.
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '4096' },
    scene: { type: 'string', multiple: true },
    out: { type: 'string', default: fileURLToPath(new URL('../tour', import.meta.url)) },
    png: { type: 'boolean', default: false },
    draft: { type: 'boolean', default: false },
    linear: { type: 'string' },
    develop: { type: 'boolean', default: false },
  },
});

const MOST_BYTES = 690_000;
const BOUNCES = 5;

const size = Number(values.size);
if (!Number.isInteger(size) || size < 64 || size % 16 !== 0) throw new RangeError('--size is a multiple of 16, from 64.');
const unknown = values.scene?.filter((scene) => !PLACES.some((place) => place === scene)) ?? [];
if (unknown.length > 0) throw new RangeError(`No scene is called ${unknown.join(', ')}: take of ${PLACES.join(', ')}.`);
const places = PLACES.filter((place) => !values.scene || values.scene.includes(place));
const quality: Quality = values.draft
  ? { gatherRays: 10, glossRays: 3, extraSamples: 2 }
  : { gatherRays: 44, glossRays: 8, extraSamples: 6 };

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const say = (line: string) => process.stdout.write(`${line}\n`);

type Part = Job extends infer J ? (J extends unknown ? Omit<J, 'rows'> : never) : never;

/** Threads that share one job after another, cut into bands. */
function createCrew(scene: Scene, cache: LightCache) {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL('./render-worker.ts', import.meta.url), { workerData: { scene, cache } }),
  );
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
  const rays = values.draft ? 5 : 9;
  for (let round = 0; round < BOUNCES; round++) {
    await crew.share({ kind: 'bounce', rays, round }, cache.size[0]!, 512);
    cache.outgoing.set(cache.next);
  }
}

async function renderPlace(crew: Crew, place: Place): Promise<Float32Array> {
  const picture = createPicture(size, ROOMS[place].eye);
  await crew.share({ kind: 'gather', picture, quality }, softHeight(size), 4);
  for (let pass = 0; pass < 4; pass++) {
    await crew.share({ kind: 'smooth', picture, pass }, softHeight(size), 16);
    [picture.soft, picture.spare] = [picture.spare, picture.soft];
  }
  await crew.share({ kind: 'trace', picture, quality }, size / 2, 8);
  const exposure = meter(picture) * 2 ** EXPOSURES[place].stops;
  const refined = sharedFloats(picture.radiance.length);
  await crew.share({ kind: 'refine', picture, quality, exposure, refined }, size / 2, 4);
  return refined;
}

async function develop(place: Place, radiance: Float32Array): Promise<void> {
  const { stops, range, balance } = EXPOSURES[place];
  const linear = { width: size, height: size / 2, radiance };
  const pixels = toneMap(linear, { exposure: meter(linear) * 2 ** stops, range, balance });
  const image = sharp(pixels, { raw: { width: size, height: size / 2, channels: 3 } });
  const bytes = values.png ? await image.png().toBuffer() : await encode(image);
  await writeFile(`${values.out}/${place}.${values.png ? 'png' : 'webp'}`, bytes);
}

/** The best quality that keeps within the size of a committed file. */
async function encode(image: Sharp): Promise<Buffer> {
  for (let quality = 86; ; quality -= 4) {
    const bytes = await image.clone().webp({ quality, effort: 5, smartSubsample: true }).toBuffer();
    if (bytes.length <= MOST_BYTES || quality <= 40) return bytes;
  }
}

/** Builds and lights the house, then renders place by place. */
async function renderAll(): Promise<void> {
  const start = performance.now();
  const scene = buildHouse();
  say(`built ${scene.materials.length} triangles in ${seconds(start)}`);

  const lighting = performance.now();
  const cache = createLightCache();
  const scout = createIntegrator(scene, cache, WORLD);
  for (const [i, place] of PLACES.entries()) scout.explore(ROOMS[place].eye, values.draft ? 50_000 : 110_000, i);
  const crew = createCrew(scene, cache);
  await lightHouse(crew, cache);
  say(`lit ${cache.size[0]} cells in ${seconds(lighting)}`);

  for (const place of places) {
    const began = performance.now();
    const radiance = await renderPlace(crew, place);
    if (values.linear) await writeFile(`${values.linear}/${place}.f32`, radiance);
    await develop(place, radiance);
    say(`${place} in ${seconds(began)}`);
  }
  await crew.dismiss();
  say(`all in ${seconds(start)}`);
}

async function developAll(folder: string): Promise<void> {
  for (const place of places) {
    const bytes = await readFile(`${folder}/${place}.f32`);
    await develop(place, new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4));
  }
}

if (!values.develop) await renderAll();
else if (values.linear) await developAll(values.linear);
else throw new Error('--develop needs --linear, the folder of the pictures.');
