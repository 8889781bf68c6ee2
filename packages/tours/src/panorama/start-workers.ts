import { Worker } from 'node:worker_threads';
import { treeBuffers, type TileTree } from './render-tree.ts';
import type { Answer, Job, Question } from './worker.ts';

/** While some jobs of a thread are being encoded and stored, the next ones are being rendered. */
const JOBS_PER_WORKER = 4;

export interface Workers {
  /** How many jobs it is worth to have under way. */
  lanes: number;
  /** Runs a job in the thread that has the fewest. Fails when the job or its thread does, and after {@link Workers.close}. */
  run(job: Job): Promise<TileTree>;
  /** Takes back a tree whose pixels nobody needs any more. */
  recycle(tree: TileTree): void;
  /** Ends all threads. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(tree: TileTree): void;
  reject(error: unknown): void;
}

/** Starts worker threads. One that breaks fails the jobs it had; the caller then closes them all. */
export function startWorkers(count: number): Workers {
  let nextId = 0;
  const spare: ArrayBuffer[] = [];
  const threads = Array.from({ length: count }, () => startThread());
  return {
    lanes: count * JOBS_PER_WORKER,
    run(job) {
      const thread = threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
      return thread.run({ id: nextId++, job, returned: spare.splice(0) });
    },
    recycle: (tree) => {
      spare.push(...treeBuffers(tree));
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function startThread() {
  // Flags of the process, such as --input-type or --inspect, are not meant for its threads.
  const worker = new Worker(new URL('worker.ts', import.meta.url), { execArgv: [] });
  const waiting = new Map<number, Waiting>();
  let broken: Error | undefined;
  const fail = (error: Error) => {
    broken ??= error;
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const job = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) job?.reject(answer.error);
    else job?.resolve(answer.tree);
  });
  worker.on('error', (cause) => fail(new Error('A worker thread of the panorama tiler broke.', { cause })));
  worker.on('exit', (code) => fail(new Error(`A worker thread of the panorama tiler ended with code ${code}.`)));
  return {
    waiting,
    run: (question: Question) =>
      new Promise<TileTree>((resolve, reject) => {
        if (broken) return reject(broken);
        waiting.set(question.id, { resolve, reject });
        worker.postMessage(question, question.returned);
      }),
    close: () => worker.terminate(),
  };
}
