// A worker thread: renders tiles, and answers each job with the pixels or with the error it met.
import { parentPort } from 'node:worker_threads';
import { createRenderer, type Renderer, type SourceFile } from './create-renderer.ts';
import { renderTree, type TileTree, type TreeOptions } from './render-tree.ts';

export interface Job extends TreeOptions {
  /** The same in every job. */
  source: SourceFile;
}

export type Answer = { id: number; tree: TileTree } | { id: number; error: unknown };

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread.');

let renderer: Renderer | undefined;
port.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    renderer ??= createRenderer(job.source);
    const tree = renderTree(renderer, job);
    // Each pixel buffer moves to the main thread; the root's is in both lists.
    const pictures = new Set([...tree.tiles.map(({ pixels }) => pixels), ...tree.shares]);
    const buffers = Array.from(pictures, ({ data }) => data.buffer);
    port.postMessage({ id, tree } satisfies Answer, buffers);
  } catch (error) {
    port.postMessage({ id, error } satisfies Answer);
  }
});
