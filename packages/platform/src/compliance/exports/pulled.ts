import { once } from 'node:events';
import { PassThrough } from 'node:stream';

/**
 * What a piece of work pushes, as something to be read: it waits while nobody reads, and when the reader leaves, the next push fails
 * and ends it.
 */
export async function* pulled(work: (push: (chunk: string) => Promise<void>) => Promise<void>): AsyncGenerator<string> {
  const stream = new PassThrough({ objectMode: true, highWaterMark: 4 });
  const left = new AbortController();
  const push = async (chunk: string) => {
    left.signal.throwIfAborted();
    if (!stream.write(chunk)) await once(stream, 'drain', { signal: left.signal });
  };
  const done = work(push).then(
    () => void stream.end(),
    (error: unknown) => void stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    yield* stream as AsyncIterable<string>;
  } finally {
    left.abort(new Error('The reader left.'));
    await done;
  }
}
