import type { Context } from 'hono';

/** The body as text; undefined when it is longer than `most` bytes, of which no more are read: what is sent in pieces does not say its length. */
export async function readText(c: Context, most: number): Promise<string | undefined> {
  const said = Number(c.req.header('content-length'));
  if (said > most) return undefined;
  // Node reads no more than was said; read as a whole it costs a fifth.
  if (said > 0 && c.req.header('transfer-encoding') === undefined) return c.req.raw.text();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of c.req.raw.body ?? []) {
    size += piece.byteLength;
    if (size > most) return undefined;
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
