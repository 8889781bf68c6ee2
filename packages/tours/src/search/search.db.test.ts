import { Prisma } from '@belvedere/db';
import { newId } from '@belvedere/kernel';
import { inTier, runSeed } from '@belvedere/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPublicReader } from '../public/create-public-reader.ts';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { searchStatement } from './table.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
  const { tours } = tenant.call;
  await tours.create({
    title: 'Museum of Light',
    location: 'Zürich',
    country: 'ch',
    latitude: 47.3769,
    longitude: 8.5417,
    category: 'museum',
    tags: ['indoor', 'art'],
    difficulty: 'easy',
  });
  await tours.create({
    title: 'Lighthouse walk',
    location: 'Bern',
    country: 'CH',
    latitude: 46.948,
    longitude: 7.4474,
    category: 'outdoor',
    tags: ['walk'],
    description: 'A museum is on the way.',
  });
  await tours.create({
    title: 'Hotel Bellevue',
    location: 'Paris',
    country: 'FR',
    latitude: 48.8566,
    longitude: 2.3522,
    category: 'hotel',
    tags: ['indoor'],
    difficulty: 'hard',
  });
  await tours.create({ title: '東京タワー', tags: ['art'] });
});
afterAll(() => world.close());

type Search = Parameters<ToursTenant['call']['tours']['search']>[0];
const found = async (by: Search) => (await tenant.call.tours.search(by)).items.map(({ tour }) => tour.title);

test('0.7 4.90 words are found in title, tags, location and description, the best first', async () => {
  expect(await found({ query: 'museum' })).toEqual(['Museum of Light', 'Lighthouse walk']);
  expect(await found({ query: 'bellevue paris' })).toEqual(['Hotel Bellevue']);
  expect(await found({ query: 'art' })).toEqual(['東京タワー', 'Museum of Light']);
  expect(await found({ query: '東京' })).toEqual(['東京タワー']);
  expect(await found({ query: 'hous' })).toEqual(['Lighthouse walk']);
});

test('0.7 4.90 mistypings are forgiven, nonsense is not', async () => {
  expect(await found({ query: 'musuem' })).toContain('Museum of Light');
  expect(await found({ query: 'zurich' })).toEqual(['Museum of Light']);
  expect(await found({ query: 'ZÜRICH' })).toEqual(['Museum of Light']);
  expect(await found({ query: 'belevue' })).toEqual(['Hotel Bellevue']);
  expect((await found({ query: 'lighthuose' }))[0]).toBe('Lighthouse walk');
  expect(await found({ query: 'xylophone' })).toEqual([]);
  expect(await found({ query: 'museum xylophone' })).toEqual([]);
  expect((await found({ query: "%' OR '1'='1" })).length).toBe(0);
  expect((await found({ query: '…' })).length).toBe(4);
});

test('0.7 filters hold together, and a place finds what is near, the nearest first', async () => {
  expect(await found({ tags: ['indoor'], country: 'ch' })).toEqual(['Museum of Light']);
  expect(await found({ tags: ['indoor', 'art'] })).toEqual(['Museum of Light']);
  expect(await found({ difficulty: 'hard', location: 'Paris' })).toEqual(['Hotel Bellevue']);
  const zurich = { latitude: 47.3769, longitude: 8.5417 };
  const { items } = await tenant.call.tours.search({ near: { ...zurich, radius: 200 } });
  expect(items.map(({ tour }) => tour.title)).toEqual(['Museum of Light', 'Lighthouse walk']);
  // 95.5 km as the crow flies.
  expect(items[1]!.distance).toBeGreaterThan(94);
  expect(items[1]!.distance).toBeLessThan(97);
  expect(await found({ near: { ...zurich, radius: 10 } })).toEqual(['Museum of Light']);
  expect(await found({ near: { latitude: 46.948, longitude: 7.4474, radius: 600 } })).toEqual([
    'Lighthouse walk',
    'Museum of Light',
    'Hotel Bellevue',
  ]);
});

test('0.7 a place that is a hair from another is found, as is the place where both are nought', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  await tours.create({ title: 'Null Island', latitude: 5e-324, longitude: -1e-200 });
  for (const near of [0, 5e-324, 1e-200, -1e-9])
    expect((await tours.search({ near: { latitude: near, longitude: near, radius: 1 } })).items[0]?.distance).toBeCloseTo(0, 6);
});

test('0.7 a place is a latitude and a longitude, or neither, and a country is one that there is', async () => {
  const { tours } = tenant.call;
  expect(await refusalCode(tours.create({ title: 'x', latitude: 1 }))).toBe('common.invalid_input');
  for (const country of ['QQ', 'C', 'che', '12'])
    expect(await refusalCode(tours.create({ title: 'x', country }))).toBe('common.invalid_input');
  const { id, version } = await tours.create({ title: 'Placed', latitude: 1, longitude: 2 });
  expect(await refusalCode(tours.update({ id, version, longitude: null }))).toBe('common.invalid_input');
  expect(await refusalCode(tours.update({ id, version, longitude: 181 }))).toBe('common.invalid_input');
  expect(await tours.update({ id, version, longitude: null, latitude: null })).toMatchObject({ latitude: null, longitude: null });
  await tours.remove({ id });
});

test('0.7 facets count what the filters leave, in one statement', async () => {
  const { tours } = tenant.call;
  expect(await tours.facets({})).toMatchObject({
    total: 4,
    status: [{ value: 'draft', count: 4 }],
    country: [
      { value: 'CH', count: 2 },
      { value: 'FR', count: 1 },
    ],
    tags: [
      { value: 'art', count: 2 },
      { value: 'indoor', count: 2 },
      { value: 'walk', count: 1 },
    ],
  });
  expect(await tours.facets({ tags: ['indoor'], query: 'museum' })).toMatchObject({
    total: 1,
    category: [{ value: 'museum', count: 1 }],
    difficulty: [{ value: 'easy', count: 1 }],
    location: [{ value: 'Zürich', count: 1 }],
  });
  expect((await tours.facets({ query: 'xylophone' })).total).toBe(0);
});

test('0.7 ranked pages are whole and without doubles', async () => {
  const own = await world.tenant();
  for (let n = 0; n < 12; n++) await own.call.tours.create({ title: n % 3 ? `Garden ${n}` : `Gardens and gardne ${n}` });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await own.call.tours.search({ query: 'garden', limit: 5, ...(cursor !== undefined && { cursor }) });
    seen.push(...page.items.map(({ tour }) => tour.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect([seen.length, new Set(seen).size]).toEqual([12, 12]);
  for (const wrong of ['x', 'W10', Buffer.from('[1,2]').toString('base64url')])
    expect(await refusalCode(own.call.tours.search({ cursor: wrong }))).toBe('common.invalid_input');
});

test('0.7 tours come in the order that is asked for, page by page and without doubles', async () => {
  const own = await world.tenant();
  const titles = Array.from({ length: 7 }, (_, n) => `Tour ${n}`);
  const ids: string[] = [];
  for (const title of titles) {
    ids.push((await own.call.tours.create({ title })).id);
    world.clock.advance(1000);
  }
  const [views, stars] = [
    [3, 9, 0, 0, 4, 9, 1],
    [4.5, 0, 5, 1.5, 0, 3, 2],
  ] as const;
  await own.inTenant(async (tx) => {
    for (const [n, id] of ids.entries())
      await tx.tour.update({
        where: { tenantId_id: { tenantId: own.id, id } },
        data: { viewCount: views[n]!, averageRating: stars[n]!, updatedAt: world.clock.now() },
      });
  });
  world.clock.advance(1000);
  const first = await own.call.tours.get({ id: ids[0]! });
  await own.call.tours.update({ id: first.id, version: first.version, description: 'Newer.' });
  const inOrder = async (sort: 'changed' | 'viewed' | 'rated') => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await own.call.tours.search({ sort, limit: 3, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ tour }) => ids.indexOf(tour.id)));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return seen;
  };
  expect(await inOrder('viewed')).toEqual([5, 1, 4, 0, 6, 3, 2]);
  expect(await inOrder('rated')).toEqual([2, 0, 5, 6, 3, 4, 1]);
  expect(await inOrder('changed')).toEqual([0, 6, 5, 4, 3, 2, 1]);
});

test('0.7 4.90 a search reads the tours of its tenant by an index, however many others there are', { timeout: 120_000 }, async () => {
  const others = await Promise.all(Array.from({ length: 4 }, () => world.tenant()));
  const own = await world.tenant();
  for (const each of [own, ...others])
    await each.inTenant(
      (tx) => tx.$executeRaw`
        INSERT INTO tours (tenant_id, id, title, slug, description, location, created_by_id, updated_by_id)
        SELECT ${each.id}::uuid, gen_random_uuid(), 'Tour of house ' || n, 'made-' || n, repeat('words about it ', 20), 'Town ' || n % 50, ${each.userId}::uuid, ${each.userId}::uuid
        FROM generate_series(1, 2000) n`,
    );
  await world.analyze();
  const statement = searchStatement(own.id, { query: 'housse 77', limit: 20 });
  const [row] = await own.inTenant((tx) =>
    tx.$queryRaw<{ 'QUERY PLAN': unknown[] }[]>(Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`),
  );
  const plan = JSON.stringify(row!['QUERY PLAN']);
  expect(plan).toMatch(/"Index Name":\s*"tours_/);
  expect(plan).not.toMatch(/"Node Type":\s*"Seq Scan"[^}]*"Relation Name":\s*"tours"/);
  const { items } = await own.call.tours.search({ query: 'housse 77', limit: 5 });
  expect(items[0]!.tour.title).toMatch(/77/);
  const took = /"Execution Time":\s*([\d.]+)/.exec(plan)?.[1];
  console.log(`search: 2,000 tours of 10,000, ${took} ms in the database`);
});

test('0.7 0.9 I13 the directory is exactly what the sitemap names, and says what is live', { timeout: 120_000 }, async () => {
  const reader = createPublicReader(world.services.database);
  const own = await world.tenant();
  const everybody = own.as({ type: 'anonymous' }).tours.directory;
  const made = await Promise.all(['Ash', 'Beech', 'Cedar'].map((title) => own.tour(title)));
  const step = fc.record({
    at: fc.nat({ max: 2 }),
    verb: fc.constantFrom('publish', 'unpublish', 'archive', 'remove', 'restore', 'close', 'open', 'edit'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const { at, verb } of steps) await refusalCode(take(verb, made[at]!.id));
      const sitemap = (await reader.listed(own.id, { offset: 0, limit: 100 })).map(({ slug }) => slug);
      const { items } = await everybody.list({ tenant: own.slug, limit: 100 });
      expect(items.map(({ slug }) => slug).toSorted()).toEqual(sitemap.toSorted());
      expect((await everybody.facets({ tenant: own.id })).total).toBe(sitemap.length);
      for (const { title } of items) expect(title).not.toMatch(/draft/);
    }),
    { numRuns: inTier({ sample: 12, all: 200 }), seed: runSeed },
  );

  async function take(verb: string, id: string): Promise<unknown> {
    const { tours } = own.call;
    const version = async () => (await tours.get({ id })).version;
    switch (verb) {
      case 'close':
      case 'open':
        return tours.update({ id, version: await version(), allowPublicAccess: verb === 'open' });
      case 'edit': {
        // Back before the next publishing: what is live never had this title.
        const { title } = await tours.get({ id });
        await tours.update({ id, version: await version(), title: `draft of ${title}` });
        const { items } = await everybody.list({ tenant: own.slug });
        expect(items.map((item) => item.title)).not.toContain(`draft of ${title}`);
        return tours.update({ id, version: await version(), title });
      }
      case 'publish':
        return tours.publish({ id });
      case 'unpublish':
        return tours.unpublish({ id });
      case 'archive':
        return tours.archive({ id });
      case 'remove':
        return tours.remove({ id });
      default:
        return tours.restore({ id });
    }
  }
});

test('0.7 the directory finds, filters and counts by what visitors see; an unknown tenant has nothing', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  const { id } = await own.tour('Palace');
  const { version } = await tours.get({ id });
  await tours.update({ id, version, category: 'palace', tags: ['baroque'], country: 'AT', latitude: 48.2, longitude: 16.37 });
  await tours.publish({ id });
  const everybody = own.as({ type: 'anonymous' }).tours.directory;
  const [entry] = (
    await everybody.list({ tenant: own.slug, query: 'palase', tags: ['baroque'], near: { latitude: 48, longitude: 16, radius: 100 } })
  ).items;
  expect(entry).toMatchObject({ tourId: id, path: `/t/${own.slug}/palace`, category: 'palace', country: 'AT', scenes: 1, totalRatings: 0 });
  expect(JSON.stringify(entry)).not.toContain(own.userId);
  expect((await everybody.facets({ tenant: own.slug })).country).toEqual([{ value: 'AT', count: 1 }]);
  for (const tenantName of ['nowhere', newId()]) expect((await everybody.list({ tenant: tenantName })).items).toEqual([]);
});
