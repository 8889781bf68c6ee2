import { fail } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';

/** How much is held in memory of one upload, and so the most that a cut costs. */
export const SEGMENT_BYTES = 8 * 1024 * 1024;

export interface SegmentSource {
  body: AsyncIterable<Uint8Array>;
  /** How many bytes were announced; more are refused, fewer are taken as a cut. */
  length: number;
  /** Ends the body, also when it has stopped to bring anything. */
  signal?: AbortSignal | undefined;
  /** Told why the body ended early. What came before it is not lost. */
  onCut: (error: unknown) => void;
}

/** Cuts a body into segments of equal length; the last one has what is left. */
export async function* readSegments({ body, length, signal, onCut }: SegmentSource): AsyncGenerator<Buffer> {
  const source = body[Symbol.asyncIterator]();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  const read = () =>
    Promise.race([source.next(), aborted]).catch((error: unknown) => {
      onCut(error);
      return { done: true, value: undefined } as const;
    });

  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let seen = 0;
  try {
    for (let chunk = await read(); !chunk.done; chunk = await read()) {
      let rest = chunk.value;
      seen += rest.length;
      if (seen > length) fail(mediaErrors.too_large, { data: { maxBytes: length } });
      while (heldBytes + rest.length >= SEGMENT_BYTES) {
        const used = SEGMENT_BYTES - heldBytes;
        yield Buffer.concat([...held, rest.subarray(0, used)]);
        [held, heldBytes, rest] = [[], 0, rest.subarray(used)];
      }
      if (rest.length > 0) held.push(rest);
      heldBytes += rest.length;
    }
    if (heldBytes > 0) yield Buffer.concat(held);
  } finally {
    signal?.removeEventListener('abort', abort);
    // Not waited for: a body that has stopped to bring anything does not answer this either.
    source.return?.().catch(onCut);
  }
}
