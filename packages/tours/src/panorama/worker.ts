// A worker thread: renders, cuts and encodes, and answers each job with what it made or with the error it met.
import { parentPort } from 'node:worker_threads';
import type { Face } from '@belvedere/manifest';
import { createRenderer, type Renderer, type SourceFile } from './create-renderer.ts';
import { cutSmallerLevels, cutTiles, type CutTile, type Cutting } from './cut-tiles.ts';
import { facePictures, shrinkFace } from './face-pictures.ts';
import { paste, type Pixels } from './pixels.ts';

interface FaceStore {
  source: SourceFile;
  /** The level at which the faces are kept. */
  level: number;
  /** The pixels of the job's face, shared by all threads. */
  face: SharedArrayBuffer;
}

/** Cut a tile of the kept level and everything in the larger levels that it covers; keep its pixels. */
export interface TileJob extends Cutting, FaceStore {
  kind: 'tile';
  tile: { face: Face; level: number; x: number; y: number };
}

/** The whole face is kept: cut the smaller levels, and make the pictures. */
export interface FaceJob extends Cutting, FaceStore {
  kind: 'face';
  isFront: boolean;
}

export type Job = TileJob | FaceJob;

export interface JobResult {
  files: CutTile[];
  small?: Pixels;
  pictures?: { thumbnail: Uint8Array; socialImage: Uint8Array };
}

export type Answer = { id: number; result: JobResult } | { id: number; error: unknown };

let renderer: Renderer | undefined;

async function runJob(job: Job): Promise<JobResult> {
  const side = job.levels[job.level]!;
  const face: Pixels = { width: side, height: side, data: new Uint8Array(job.face) };
  renderer ??= createRenderer(job.source);
  if (job.kind === 'tile') {
    const { pixels, files } = await cutTiles({ ...job, renderer });
    paste(face, pixels, { left: job.tile.x * job.tileSize, top: job.tile.y * job.tileSize });
    return { files };
  }
  const [files, small, pictures] = await Promise.all([
    cutSmallerLevels({ ...job, face, renderer }),
    shrinkFace(face),
    job.isFront ? facePictures(face) : undefined,
  ]);
  return { files, small, ...(pictures && { pictures }) };
}

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread.');
port.on('message', ({ id, job }: { id: number; job: Job }) => {
  runJob(job).then(
    (result) => port.postMessage({ id, result } satisfies Answer),
    (error: unknown) => port.postMessage({ id, error } satisfies Answer),
  );
});
