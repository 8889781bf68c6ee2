/** Bytes as a network brings them. */
export async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Bytes of which the connection breaks after some. */
export async function* cutAfter(bytes: Uint8Array, count: number): AsyncGenerator<Uint8Array> {
  yield* inPieces(bytes.subarray(0, count), 1000);
  throw new Error('The connection broke.');
}
