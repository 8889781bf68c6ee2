import { parentPort, workerData } from 'node:worker_threads';
import { WORLD } from './house/world.ts';
import { createIntegrator } from './tracer/integrator.ts';
import type { LightCache } from './tracer/light-cache.ts';
import { gatherRows, refineRows, smoothRows, traceRows, type Picture, type Quality } from './tracer/picture.ts';
import type { Scene } from './tracer/scene.ts';

/** What the main thread asks for; every job covers the half-open range `rows` (of cells for a bounce). */
export type Job = { rows: readonly [number, number] } & (
  | { kind: 'bounce'; rays: number; round: number }
  | { kind: 'gather' | 'trace'; picture: Picture; quality: Quality }
  | { kind: 'smooth'; picture: Picture; pass: number }
  | { kind: 'refine'; picture: Picture; quality: Quality; exposure: number; refined: Float32Array<SharedArrayBuffer> }
);

const { scene, cache } = workerData as { scene: Scene; cache: LightCache };
const integrator = createIntegrator(scene, cache, WORLD);

parentPort!.on('message', (job: Job) => {
  run(job);
  parentPort!.postMessage('done');
});

function run(job: Job): void {
  switch (job.kind) {
    case 'bounce':
      return integrator.bounce(job.rows[0], job.rows[1], job.rays, job.round);
    case 'gather':
      return gatherRows(job.picture, integrator, job.quality, job.rows);
    case 'smooth':
      return smoothRows(job.picture, job.pass, job.rows);
    case 'trace':
      return traceRows(job.picture, integrator, job.rows);
    case 'refine':
      return refineRows(job.picture, integrator, { quality: job.quality, exposure: job.exposure, refined: job.refined, rows: job.rows });
  }
}
