// A worker thread: renders tiles, and answers each job with the pixels or with the error it met.
import { parentPort } from 'node:worker_threads';
import { createRenderer, type Renderer, type SourceFile } from './create-renderer.ts';
import { renderTree, treeBuffers, type TileTree, type TreeOptions } from './render-tree.ts';

export interface Job extends TreeOptions {
  /** The same in every job. */
  source: SourceFile;
}

export interface Question {
  id: number;
  job: Job;
  /** Buffers of earlier answers: new ones of that size cost the kernel, and the collector, more than the pixels in them. */
  returned: ArrayBuffer[];
}

export type Answer = { id: number; tree: TileTree } | { id: number; error: unknown };

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread.');

let renderer: Renderer | undefined;
const spare: ArrayBuffer[] = [];

function allocate(bytes: number): ArrayBuffer {
  const index = spare.findIndex(({ byteLength }) => byteLength === bytes);
  return spare.splice(index, index === -1 ? 0 : 1)[0] ?? new ArrayBuffer(bytes);
}

port.on('message', ({ id, job, returned }: Question) => {
  try {
    spare.push(...returned);
    renderer ??= createRenderer(job.source, allocate);
    const tree = renderTree(renderer, job);
    port.postMessage({ id, tree } satisfies Answer, treeBuffers(tree));
  } catch (error) {
    port.postMessage({ id, error } satisfies Answer);
  }
});
