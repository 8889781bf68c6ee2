import type { LiveTour, PublicReader } from '@belvedere/tours';
import { expect, test } from 'vitest';
import { createLiveTours, type LiveAnswer } from './live-tours.ts';

const KILOBYTE = 1024;
const SIZE = 10 * KILOBYTE;

/** A reader whose answers come when the test says so, at once by default. */
function setup({ maxBytes = 1024 * KILOBYTE } = {}) {
  const reads: string[] = [];
  const tenantReads: string[] = [];
  let time = 1_000_000;
  let gate = Promise.resolve();
  const published = new Map<string, string>();
  const reader = {
    async tenantBySlug(slug: string) {
      tenantReads.push(slug);
      return slug === 'nobody' ? undefined : { id: `id of ${slug}`, slug, name: slug };
    },
    async tour(tenantId: string, slug: string): Promise<LiveAnswer> {
      reads.push(slug);
      // What is read is what stood there when the reading began.
      const hash = published.get(slug) ?? 'first';
      await gate;
      if (slug === 'none') return { kind: 'none' };
      const tour: LiveTour = {
        tenantId,
        tourId: slug,
        slug,
        hash,
        visibility: 'public',
        brotli: Buffer.alloc(KILOBYTE),
        size: SIZE,
        rating: { average: 0, count: 0 },
      };
      return { kind: 'tour', tour };
    },
  };
  const liveTours = createLiveTours(reader as unknown as PublicReader, { maxBytes, now: () => time });
  liveTours.setListening(true);
  return {
    liveTours,
    reads,
    tenantReads,
    publish: (slug: string, hash: string) => void published.set(slug, hash),
    advance: (ms: number) => void (time += ms),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => {
        gate = Promise.resolve();
        resolve();
      };
    },
  };
}
const hashOf = (answer: LiveAnswer | undefined) => (answer?.kind === 'tour' ? answer.tour.hash : answer?.kind);

test('2.20 a tour is read once and then answered from memory, also by who asks meanwhile', async () => {
  const { liveTours, reads } = setup();
  await Promise.all([liveTours.find('a', 'x'), liveTours.find('a', 'x'), liveTours.find('a', 'x')]);
  expect(hashOf(liveTours.peek('a', 'x'))).toBe('first');
  await liveTours.find('a', 'x');
  expect(reads).toEqual(['x']);
});

test('2.20 what is not there is remembered too, and forgotten with any change', async () => {
  const { liveTours, reads } = setup();
  expect(hashOf(await liveTours.find('nobody', 'x'))).toBe('none');
  expect(hashOf(await liveTours.find('a', 'none'))).toBe('none');
  await liveTours.find('a', 'none');
  expect(reads).toEqual(['none']);
  liveTours.forget('id of a');
  expect([liveTours.peek('a', 'none'), liveTours.peek('nobody', 'x')]).toEqual([undefined, undefined]);
});

test('2.20 the least recently used go first when the bytes are used up', async () => {
  const { liveTours, advance } = setup({ maxBytes: 60 * KILOBYTE });
  for (const slug of ['a', 'b', 'c', 'd']) await liveTours.find('t', slug);
  advance(2000);
  expect(hashOf(liveTours.peek('t', 'a'))).toBe('first');
  await liveTours.find('t', 'e');
  expect(['a', 'b', 'c', 'd', 'e'].filter((slug) => liveTours.peek('t', slug))).toEqual(['a', 'c', 'd', 'e']);
  const { entries, bytes } = liveTours.stats();
  expect(entries).toBe(4);
  expect(bytes).toBeLessThanOrEqual(60 * KILOBYTE);
});

test('2.20 a tour that would push out most others is not kept', async () => {
  const { liveTours } = setup({ maxBytes: 4 * SIZE });
  expect(hashOf(await liveTours.find('t', 'big'))).toBe('first');
  expect(liveTours.stats()).toEqual({ entries: 0, bytes: 0 });
});

test('0.9 what was being read when it changed is not kept, and who asks after the change gets the new', async () => {
  const { liveTours, publish, hold, reads } = setup();
  const release = hold();
  const early = liveTours.find('t', 'x');
  await expect.poll(() => reads.length).toBe(1);
  publish('x', 'second');
  liveTours.forget('id of t');
  const late = liveTours.find('t', 'x');
  await expect.poll(() => reads.length).toBe(2);
  const later = liveTours.find('t', 'x');
  release();
  expect((await Promise.all([early, late, later])).map(hashOf)).toEqual(['first', 'second', 'second']);
  expect(hashOf(liveTours.peek('t', 'x'))).toBe('second');
  expect(reads.length).toBe(2);
});

test('0.9 what was being read when it changed is not kept when nobody has asked since', async () => {
  const { liveTours, publish, hold, reads } = setup();
  const release = hold();
  const early = liveTours.find('t', 'x');
  await expect.poll(() => reads.length).toBe(1);
  publish('x', 'second');
  liveTours.forget('id of t');
  release();
  expect(hashOf(await early)).toBe('first');
  expect(liveTours.peek('t', 'x')).toBeUndefined();
  expect(hashOf(await liveTours.find('t', 'x'))).toBe('second');
});

test('0.9 nothing is kept while nobody would tell of a change, and nothing for longer than a minute', async () => {
  const { liveTours, reads, advance } = setup();
  liveTours.setListening(false);
  await liveTours.find('t', 'x');
  expect(liveTours.peek('t', 'x')).toBeUndefined();
  liveTours.setListening(true);
  await liveTours.find('t', 'x');
  advance(60_000);
  expect(liveTours.peek('t', 'x')).toBeDefined();
  advance(1);
  expect(liveTours.peek('t', 'x')).toBeUndefined();
  await liveTours.find('t', 'x');
  expect(reads.length).toBe(3);
  expect(liveTours.stats().entries).toBe(1);
});

test('I1 forgetting one tenant leaves the others', async () => {
  const { liveTours } = setup();
  for (const tenant of ['a', 'b']) await liveTours.find(tenant, 'x');
  liveTours.forget('id of a');
  expect([liveTours.peek('a', 'x'), hashOf(liveTours.peek('b', 'x'))]).toEqual([undefined, 'first']);
  liveTours.forget();
  expect(liveTours.stats()).toEqual({ entries: 0, bytes: 0 });
});

test('0.3 a tenant is looked up once in a second', async () => {
  const { liveTours, tenantReads, advance } = setup();
  await Promise.all(['x', 'y', 'z'].map((slug) => liveTours.find('t', slug)));
  expect(tenantReads).toEqual(['t']);
  advance(1001);
  await liveTours.find('t', 'w');
  expect(tenantReads).toEqual(['t', 't']);
});
