import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { fail } from '../core/index.ts';
import { fetchErrors } from './errors.ts';

/** The body without its Content-Encoding. `maxBytes` holds for what is received and, again, for what it unpacks to. */
export async function* unpack(body: Readable, headers: Readonly<Record<string, string>>, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (Number(headers['content-length']) > maxBytes) fail(fetchErrors.too_large);
  const decoder = decoderFor(headers['content-encoding']);
  const limit = limitBytes(maxBytes);
  // An error on the way destroys the decoder with it, so that reading the decoder throws it.
  yield* limit(decoder ? pipeline(body, limit, decoder, () => undefined) : body);
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

// Passes bytes on until there are more than allowed.
function limitBytes(maxBytes: number) {
  return async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let seen = 0;
    for await (const chunk of source) {
      seen += chunk.byteLength;
      if (seen > maxBytes) fail(fetchErrors.too_large);
      yield chunk;
    }
  };
}

// One coding only: each further one multiplies what a small body can grow to.
function decoderFor(contentEncoding: string | undefined): Transform | undefined {
  switch (contentEncoding?.trim().toLowerCase() ?? 'identity') {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return fail(fetchErrors.bad_answer);
  }
}
