/** What can be uploaded. A stream is read once: it can go on after a broken connection, and in another process only from its beginning. */
export type UploadSource = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export interface OpenSource {
  size: number;
  /** The bytes from an offset on. Offsets never go back. */
  read(offset: number, length: number): Promise<Blob | Uint8Array<ArrayBuffer>>;
}

export function openSource(source: UploadSource, size: number | undefined): OpenSource {
  if (source instanceof Blob) return { size: source.size, read: async (offset, length) => source.slice(offset, offset + length) };
  if (source instanceof Uint8Array)
    return { size: source.length, read: async (offset, length) => source.subarray(offset, offset + length) };
  if (size === undefined) throw new TypeError('size is missing: a stream does not tell how long it is.');
  return openStream(source, size);
}

/** Keeps what was read and not yet acknowledged: no more than a chunk and the piece that crossed its end. */
function openStream(source: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>, size: number): OpenSource {
  const pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : iterate(source);
  let held: Uint8Array = new Uint8Array(0);
  let start = 0;
  return {
    size,
    async read(offset, length) {
      if (offset < start) throw new RangeError('The stream was read past this byte already.');
      while (start + held.length < offset + length) {
        const { done, value } = await pieces.next();
        if (done) throw new RangeError(`The stream ended after ${start + held.length} of ${size} bytes.`);
        held = join(held, value);
        const passed = Math.min(offset - start, held.length);
        held = held.subarray(passed);
        start += passed;
      }
      held = held.subarray(offset - start);
      start = offset;
      return held.slice(0, length);
    },
  };
}

async function* iterate(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
