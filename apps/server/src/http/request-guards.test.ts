import { toAppError } from '@belvedere/kernel';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { guardBatch, guardRequest } from './request-guards.ts';

const OURS = 'https://belvedere.example';
const app = new Hono();
app.all('*', async (c) => {
  guardRequest(c, new Set([OURS]));
  await c.req.text();
  return c.text('passed');
});
app.onError((error) => new Response(toAppError(error).code, { status: toAppError(error).status }));

const json = { 'content-type': 'application/json' };
const page = { ...json, origin: OURS, 'x-app': '1', 'sec-fetch-site': 'same-origin' };
const post = async (headers: Record<string, string>, init: RequestInit & { path?: string } = {}) => {
  const { path = '/trpc/x', ...rest } = init;
  const answer = await app.request(`${OURS}${path}`, { method: 'POST', body: '{}', ...rest, headers });
  return answer.text();
};

test('A11 a page of ours passes, by cookie or by key', async () => {
  expect(await post(page)).toBe('passed');
  const { 'sec-fetch-site': _, ...old } = page;
  expect(await post(old)).toBe('passed');
  expect(await post({ ...json, authorization: 'Bearer x' })).toBe('passed');
  expect(await post({ ...page, 'content-type': 'Application/JSON; charset=utf-8' })).toBe('passed');
});

test('A11 an app or a script passes without an origin, unless anything of a browser is about it', async () => {
  const native = { ...json, 'x-app': 'native' };
  expect(await post(native)).toBe('passed');
  expect(await post({ ...native, origin: OURS })).toBe('passed');
  const browsers = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site' },
    { cookie: 'a=b' },
  ];
  for (const extra of browsers) expect(await post({ ...native, ...extra })).toBe('common.forbidden');
});

test.for<[string, Record<string, string | undefined>]>([
  ['no origin', { origin: undefined }],
  ['the origin null', { origin: 'null' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin that begins like ours', { origin: `${OURS}.evil.example` }],
  ['an origin that ends like ours', { origin: 'https://evilbelvedere.example' }],
  ['http instead of https', { origin: 'http://belvedere.example' }],
  ['another port', { origin: `${OURS}:8443` }],
  ['a subdomain', { origin: 'https://a.belvedere.example' }],
  ['a fetch from another site', { 'sec-fetch-site': 'cross-site' }],
  ['a fetch from a sibling', { 'sec-fetch-site': 'same-site' }],
  ['a fetch from nowhere', { 'sec-fetch-site': 'none' }],
  ['no x-app', { 'x-app': undefined }],
  ['another x-app', { 'x-app': 'true' }],
])('A11 %s is refused', async ([, change]) => {
  const headers = Object.entries({ ...page, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  expect(await post(Object.fromEntries(headers))).toBe('common.forbidden');
});

test.for([
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'text/plain',
  'application/octet-stream',
  'application/jsonp',
  '',
])('A11 a body of the type %j is not even looked at, with or without a key', async (type) => {
  for (const headers of [page, { authorization: 'Bearer x' }])
    expect(await post({ ...headers, 'content-type': type })).toBe('common.unsupported_media_type');
});

test('A11 every method but GET and HEAD is guarded', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) expect(await post(json, { method })).toBe('common.forbidden');
  const get = await app.request(`${OURS}/trpc/x`);
  expect(await get.text()).toBe('passed');
});

test('K6 a body larger than a megabyte is refused by its length', async () => {
  expect(await post({ ...page, 'content-length': '1048576' })).toBe('passed');
  expect(await post({ ...page, 'content-length': '1048577' })).toBe('common.payload_too_large');
});

test('K5 a key in the address is refused on every method', async () => {
  const key = `bv_live_${'a'.repeat(8)}_${'b'.repeat(49)}`;
  expect(await post(page, { path: `/trpc/x?key=${key}` })).toBe('common.invalid_input');
  const get = await app.request(`${OURS}/api/${key}`);
  expect(await get.text()).toBe('common.invalid_input');
  expect(await post(page, { path: `/trpc/x?t=bv_rt_${'c'.repeat(43)}` })).toBe('common.invalid_input');
});

test('K6 a body that hides its length is counted while it is read', async () => {
  const chunks = (n: number) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < n; i++) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });
  const send = (n: number) => post(page, { body: chunks(n), duplex: 'half' });
  expect(await send(16)).toBe('passed');
  expect(await send(17)).toBe('common.payload_too_large');
});

test('K6 a batch has at most ten calls', () => {
  const names = (n: number) => `/trpc/${Array.from({ length: n }, () => 'a.b').join(',')}`;
  const batch = new URLSearchParams('batch=1');
  expect(() => guardBatch(names(10), batch)).not.toThrow();
  expect(() => guardBatch(names(11), batch)).toThrow('too large');
  expect(() => guardBatch(names(11), new URLSearchParams())).not.toThrow();
});
