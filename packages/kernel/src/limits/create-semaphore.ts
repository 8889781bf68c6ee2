import { commonErrors, fail } from '../core/index.ts';

export interface Semaphore {
  /** Runs the work as soon as a place is free, in order of arrival; answers `common.unavailable` at once when the queue is full. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  readonly running: number;
  readonly waiting: number;
}

/** Bounds what runs at the same time, for work that would starve everything else: password hashes, pictures. */
export function createSemaphore({
  concurrency,
  queue,
  retryAfter = 1,
}: {
  concurrency: number;
  queue: number;
  retryAfter?: number;
}): Semaphore {
  const waiters: (() => void)[] = [];
  let running = 0;

  const enter = async () => {
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (waiters.length >= queue) fail(commonErrors.unavailable, { retryAfter });
    const { promise, resolve } = Promise.withResolvers<void>();
    waiters.push(resolve);
    await promise;
  };
  // A place is handed over, not freed and taken again, so that nobody overtakes.
  const leave = () => {
    const next = waiters.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    get running() {
      return running;
    },
    get waiting() {
      return waiters.length;
    },
    run: async (work) => {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
