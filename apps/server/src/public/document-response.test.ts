import { randomBytes } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { documentResponse, matches, plainOf } from './document-response.ts';

const text = JSON.stringify({ title: 'Grüße' });
function makeDocument() {
  const body = Buffer.from(text);
  return { hash: randomBytes(32).toString('base64url'), brotli: brotliCompressSync(body), size: body.length };
}
const ask = (request: { acceptEncoding?: string; ifNoneMatch?: string }, freshness: 'immutable' | 'revalidate' = 'revalidate') => {
  const document = makeDocument();
  const ifNoneMatch = request.ifNoneMatch?.replace('HASH', document.hash);
  return { document, response: documentResponse(document, { acceptEncoding: request.acceptEncoding, ifNoneMatch }, freshness) };
};

test('0.8 whoever takes brotli gets the stored bytes, everybody else the plain ones', async () => {
  for (const acceptEncoding of ['br', 'gzip, deflate, br', 'gzip;q=0.5, br;q=1.0', 'br;q=0.1']) {
    const { document, response } = ask({ acceptEncoding });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('content-length')).toBe(String(document.brotli.length));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(document.brotli);
  }
  for (const acceptEncoding of [undefined, '', 'gzip', 'identity', 'br;q=0', 'br; q=0.000, gzip']) {
    const { response } = ask(acceptEncoding === undefined ? {} : { acceptEncoding });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(await response.text()).toBe(text);
  }
});

test('0.22 an address with the hash in it is kept for good, one without asks each time', () => {
  expect(ask({}, 'immutable').response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const { document, response } = ask({}, 'revalidate');
  expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  expect(response.headers.get('etag')).toBe(`"${document.hash}"`);
  expect(response.headers.get('vary')).toBe('accept-encoding');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test.for(['"HASH"', 'W/"HASH"', '"other", W/"HASH"', ' "HASH" ', '*'])(
  '0.22 If-None-Match %s is answered 304 without a body',
  async (ifNoneMatch) => {
    const { document, response } = ask({ ifNoneMatch, acceptEncoding: 'br' });
    expect([response.status, await response.text()]).toEqual([304, '']);
    expect(response.headers.get('etag')).toBe(`"${document.hash}"`);
  },
);

test.for(['', '"other"', 'HASH', '"HASH', '"prefix-HASH"'])('0.22 If-None-Match %j is answered whole', (ifNoneMatch) => {
  expect(ask({ ifNoneMatch }).response.status).toBe(200);
});

test('0.22 an answer can be given many times', async () => {
  const document = makeDocument();
  const answers = [1, 2, 3].map(() => documentResponse(document, { acceptEncoding: undefined, ifNoneMatch: undefined }, 'revalidate'));
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([text, text, text]);
});

test('E9 a document never unpacks to more than its size says', () => {
  const { brotli, size } = makeDocument();
  expect(Buffer.from(plainOf({ brotli, size })).toString()).toBe(text);
  expect(() => plainOf({ brotli, size: size - 1 })).toThrow('Cannot create a Buffer larger');
});

test('0.22 tags are compared as RFC 9110 says', () => {
  expect([matches(undefined, '"a"'), matches('"a"', '"a"'), matches('W/"a"', '"a"'), matches('"b"', '"a"')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
