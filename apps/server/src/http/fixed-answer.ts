import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Handler } from 'hono';
import { matches } from '../public/document-response.ts';

const compress = promisify(brotliCompress);

/** Answers with bytes that stay the same for as long as the process lives: compressed and hashed once. */
export async function fixedAnswer(body: Buffer, headers: Record<string, string>): Promise<Handler> {
  const brotli = new Uint8Array(await compress(body));
  const plain = new Uint8Array(body);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const common = { ...headers, vary: 'accept-encoding', etag };
  return (c) => {
    if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers: common });
    const isBrotli = c.req.header('accept-encoding')?.includes('br') ?? false;
    return new Response(isBrotli ? brotli : plain, { headers: isBrotli ? { ...common, 'content-encoding': 'br' } : common });
  };
}
