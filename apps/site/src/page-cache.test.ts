import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createPageCache, pageResponse, type Made, type PageCache } from './page-cache.ts';

const made = (body: string, more: Partial<Made> = {}): Made => ({ tenantId: 'a', status: 200, body, headers: { vary: 'host' }, ...more });
const isPage = (answer: Made | 'none'): answer is Made => answer !== 'none';
const TIME = Date.parse('2026-11-30T10:00:00Z');

function world(maxBytes = 1_000_000) {
  let time = TIME;
  const cache = createPageCache({ maxBytes, now: () => time });
  cache.setListening(true);
  const put = (key: string, page = made(key)) => cache.find(key, async () => page, isPage);
  return { cache, put, pass: (ms: number) => void (time += ms) };
}
const isKept = (cache: PageCache, key: string) => cache.peek(key) !== undefined;

test('a page is made once for all who ask meanwhile, and kept for a minute', async () => {
  const { cache, pass } = world();
  let times = 0;
  const make = async () => {
    times++;
    return made('x');
  };
  await Promise.all([cache.find('x', make, isPage), cache.find('x', make, isPage)]);
  expect([times, isKept(cache, 'x')]).toEqual([1, true]);
  pass(59_999);
  expect(isKept(cache, 'x')).toBe(true);
  pass(1);
  expect([isKept(cache, 'x'), cache.stats()]).toEqual([false, { entries: 0, bytes: 0 }]);
});

test('a page is kept no longer than what is on it is true', async () => {
  const { cache, put, pass } = world();
  await put('x', made('x', { until: new Date(TIME + 5_000) }));
  pass(4_999);
  expect(isKept(cache, 'x')).toBe(true);
  pass(1);
  expect(isKept(cache, 'x')).toBe(false);
});

test('what changes at a tenant forgets its pages alone, and what was being read meanwhile is not kept', async () => {
  const { cache, put } = world();
  await put('x');
  await put('y', made('y', { tenantId: 'b' }));
  let finish: (page: Made) => void = () => {};
  const slow = cache.find('z', () => new Promise<Made>((resolve) => (finish = resolve)), isPage);
  cache.forget('a');
  finish(made('z'));
  await slow;
  expect([isKept(cache, 'x'), isKept(cache, 'y'), isKept(cache, 'z')]).toEqual([false, true, false]);
});

test('a page that was made right after a change is kept for seconds only: names and links are kept elsewhere for as long', async () => {
  const { cache, put, pass } = world();
  cache.forget('a');
  await put('x');
  pass(4_000);
  expect(isKept(cache, 'x')).toBe(false);
  await put('x');
  pass(4_000);
  expect(isKept(cache, 'x')).toBe(true);
});

test('nothing is kept while nobody would tell of a change; what is no page is handed on and not kept; what fails is tried again', async () => {
  const { cache, put } = world();
  expect(await cache.find('none', async () => 'none' as const, isPage)).toBe('none');
  await expect(cache.find('bad', () => Promise.reject(new Error('no')), isPage)).rejects.toThrow('no');
  await put('bad');
  cache.setListening(false);
  await put('x');
  expect([isKept(cache, 'none'), isKept(cache, 'bad'), isKept(cache, 'x')]).toEqual([false, true, false]);
});

test('the pages that were asked for longest ago go first when there are too many', async () => {
  const { cache, put, pass } = world(6_000);
  for (const key of ['a', 'b', 'c', 'd', 'e']) await put(key);
  pass(2_000);
  cache.peek('a');
  for (const key of ['f', 'g']) await put(key);
  expect(['a', 'b', 'f', 'g'].map((key) => isKept(cache, key))).toEqual([true, false, true, true]);
  expect(cache.stats().bytes).toBeLessThanOrEqual(6_000);
});

test('a page is sent compressed to whoever can read it, and not at all to whoever has it', async () => {
  const { put } = world();
  const page = await put('x', made('ü'.repeat(1000)));
  if (page === 'none') throw new Error('no page');
  const answer = (acceptEncoding?: string, ifNoneMatch?: string) => pageResponse(page, { acceptEncoding, ifNoneMatch });
  expect(await answer().text()).toBe('ü'.repeat(1000));
  expect(answer('gzip, br').headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(Buffer.from(await answer('br').arrayBuffer())).toString()).toBe('ü'.repeat(1000));
  expect(answer('br;q=0').headers.get('content-encoding')).toBeNull();
  const known = answer('br', `"other", W/${page.etag}`);
  expect([known.status, known.headers.get('vary'), await known.text()]).toEqual([304, 'host', '']);
});
