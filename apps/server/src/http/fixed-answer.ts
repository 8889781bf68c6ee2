import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Handler } from 'hono';
import { matches } from '../public/document-response.ts';

const compress = promisify(brotliCompress);
/** The best compression of a megabyte takes seconds, which somebody would wait for. */
const LARGE = 200_000;
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/**
 * Answers with bytes that stay the same for as long as the process lives. They are made, compressed and hashed once, when they are first
 * asked for: a start waits for none of it.
 */
export function fixedAnswer(make: () => Buffer | Promise<Buffer>, headers: Record<string, string>): Handler {
  let made: ReturnType<typeof prepare> | undefined;
  return async (c) => {
    const { etag, plain, brotli } = await (made ??= prepare(make));
    const common = { ...headers, vary: 'accept-encoding', etag };
    if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers: common });
    const isBrotli = c.req.header('accept-encoding')?.includes('br') ?? false;
    return new Response(isBrotli ? brotli : plain, { headers: isBrotli ? { ...common, 'content-encoding': 'br' } : common });
  };
}

async function prepare(
  make: () => Buffer | Promise<Buffer>,
): Promise<{ etag: string; plain: Uint8Array<ArrayBuffer>; brotli: Uint8Array<ArrayBuffer> }> {
  const body = await make();
  const brotli = new Uint8Array(await compress(body, body.length > LARGE ? QUICK : {}));
  return { etag: `"${createHash('sha256').update(body).digest('base64url')}"`, plain: new Uint8Array(body), brotli };
}
