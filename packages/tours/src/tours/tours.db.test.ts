import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusal, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

test('0.4 a tour is made with all its columns and read back as it was written', async () => {
  const { tours } = tenant.call;
  const fields = {
    title: 'All columns',
    description: 'Words',
    location: 'By the lake',
    difficulty: 'hard' as const,
    category: 'museum',
    tags: ['a', 'b'],
    language: 'de-CH',
    metaTitle: 'M',
    metaDescription: 'D',
    metaKeywords: ['k'],
    allowPublicAccess: false,
    allowEmbedding: false,
    autoplayEnabled: true,
    autoplaySpeed: 7.5,
    nadirMediaId: await tenant.media(),
    nadirSize: 42.5,
    estimatedDuration: 90,
  };
  const created = await tours.create(fields);
  expect(created).toMatchObject({ ...fields, slug: 'all-columns', status: 'draft', version: 1, publishedAt: null, totalScenes: 0 });
  expect(await tours.get({ id: created.id })).toEqual(created);
  expect(await tours.get({ slug: 'all-columns' })).toEqual(created);
  const nulls = {
    description: null,
    location: null,
    difficulty: null,
    category: null,
    metaTitle: null,
    nadirMediaId: null,
    estimatedDuration: null,
  };
  expect(await tours.update({ id: created.id, version: 1, ...nulls })).toMatchObject({ ...nulls, title: 'All columns', version: 2 });
});

test('0.4 I1 a nadir patch is a picture of the tenant, from 10 to 90 degrees wide', async () => {
  const { tours } = tenant.call;
  const { id } = await tours.create({ title: 'Ground' });
  expect(await tours.get({ id })).toMatchObject({ nadirMediaId: null, nadirSize: 30 });
  const patched = (nadirMediaId: string) => [
    tours.create({ title: 'No ground', nadirMediaId }),
    tours.update({ id, version: 1, nadirMediaId }),
  ];
  const theirs = await (await world.tenant()).media();
  for (const [media, code] of [
    [newId(), 'tours.media_not_found'],
    [theirs, 'tours.media_not_found'],
    [await tenant.media('audio'), 'tours.wrong_media'],
  ] as const)
    expect(await Promise.all(patched(media).map(refusalCode))).toEqual([code, code]);
  for (const nadirSize of [9, 91]) expect(await refusalCode(tours.update({ id, version: 1, nadirSize }))).toBe('common.invalid_input');
  expect(await tours.get({ id })).toMatchObject({ nadirMediaId: null, version: 1 });
});

test('0.4 who made and who changed it comes from the caller, never from the input', async () => {
  const { tours } = tenant.call;
  expect(await refusalCode(tours.create({ title: 'Forged', createdById: newId() } as { title: string }))).toBe('common.invalid_input');
  const tour = await tours.create({ title: 'Whose' });
  expect([tour.createdById, tour.updatedById]).toEqual([tenant.userId, tenant.userId]);

  const other = await world.tenant();
  const call = tenant.as({ type: 'system', name: 'test', userId: other.userId });
  const changed = await call.tours.update({ id: tour.id, version: 1, title: 'Theirs' });
  expect([changed.createdById, changed.updatedById]).toEqual([tenant.userId, other.userId]);
});

test('0.4 of changes made on the same version one is written', async () => {
  const { tours } = tenant.call;
  const { id } = await tours.create({ title: 'Contended' });
  const codes = await Promise.all(
    Array.from({ length: 8 }, (_, n) => refusalCode(tours.update({ id, version: 1, description: `writer ${n}` }))),
  );
  expect(codes.filter((code) => code === undefined).length).toBe(1);
  expect(codes.filter((code) => code === 'common.conflict').length).toBe(7);
  expect((await tours.get({ id })).version).toBe(2);
});

test('0.4 0.7 2.19 pages are stable while tours are added; filters and wildcards mean themselves', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  for (let n = 0; n < 5; n++) await tours.create({ title: `Tour ${n}`, category: n % 2 ? 'odd' : 'even', tags: [`t${n}`] });
  const first = await tours.list({ limit: 2 });
  await tours.create({ title: '100%_sure' });
  const second = await tours.list({ limit: 10, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['Tour 4', 'Tour 3', 'Tour 2', 'Tour 1', 'Tour 0']);
  expect(second.nextCursor).toBeNull();

  const titles = async (by: Parameters<typeof tours.list>[0]) => (await tours.list(by)).items.map(({ title }) => title);
  expect(await titles({ category: 'odd' })).toEqual(['Tour 3', 'Tour 1']);
  expect(await titles({ tag: 't2' })).toEqual(['Tour 2']);
  expect(await titles({ search: '%' })).toEqual(['100%_sure']);
  expect(await titles({ search: '0%_S' })).toEqual(['100%_sure']);
  expect(await titles({ status: 'published' })).toEqual([]);
  expect(await refusalCode(tours.list({ cursor: 'x' }))).toBe('common.invalid_input');
});

test('0.5 slugs of titles in any script, of none, and of reserved words', async () => {
  const own = await world.tenant();
  const slugs: string[] = [];
  for (const title of ['Über die Brücke', '東京タワー', '!!!', 'Admin', 'Über die Brücke']) {
    slugs.push((await own.call.tours.create({ title })).slug);
  }
  expect(slugs).toEqual(['uber-die-brucke', '東京タワー', 'tour-1', 'admin-1', 'uber-die-brucke-2']);
});

test('0.5 a wanted slug is taken as it is or refused', async () => {
  const { tours } = tenant.call;
  expect((await tours.create({ title: 'x', slug: 'Wanted' })).slug).toBe('wanted');
  expect(await refusalCode(tours.create({ title: 'x', slug: 'wanted' }))).toBe('tours.slug_taken');
  for (const slug of ['admin', 'api', 'a b', '-a', 'a--b', '../x', newId()])
    expect([slug, await refusalCode(tours.create({ title: 'x', slug }))]).toEqual([slug, 'tours.slug_refused']);
});

test('0.5 equal titles at once all get a slug of their own', async () => {
  const own = await world.tenant();
  const tours = await Promise.all(Array.from({ length: 10 }, () => own.call.tours.create({ title: 'Same' })));
  const slugs = tours.map(({ slug }) => slug).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  expect(slugs).toEqual(['same', ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `same-${n}`)]);
});

test('0.5 a renamed tour keeps its former slug; nobody else gets it while the tour lives', async () => {
  const { tours } = tenant.call;
  const { id } = await tours.create({ title: 'Before' });
  await tours.update({ id, version: 1, slug: 'after' });
  expect(await refusalCode(tours.create({ title: 'x', slug: 'before' }))).toBe('tours.slug_taken');
  expect((await tours.create({ title: 'Before' })).slug).toBe('before-2');
  expect((await tours.update({ id, version: 2, slug: 'before' })).slug).toBe('before');

  await tours.remove({ id });
  const heir = await tours.create({ title: 'x', slug: 'before' });
  expect(await refusalCode(tours.restore({ id }))).toBe('tours.slug_taken');
  await tours.remove({ id: heir.id });
  expect((await tours.restore({ id })).slug).toBe('before');
});

test('0.14 a removed tour is as gone as one that never was, with all its parts; a restore brings back exactly those', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  const { id, sceneIds } = await own.tour('Removed', 3);
  const [first, second, third] = sceneIds as [string, string, string];
  const { items: spots } = await tours.hotspots.list({ sceneId: second });
  await tours.scenes.remove({ id: third });
  const { embed } = await tours.embeds.create({ tourId: id, domains: [] });
  const state = async () => ({
    tour: await tours.get({ id }),
    scenes: await tours.scenes.list({ tourId: id }),
    hotspots: await tours.hotspots.list({ sceneId: second }),
    embeds: await tours.embeds.list({ tourId: id }),
  });
  const before = await state();

  world.clock.advance(1000);
  const removed = await tours.remove({ id });
  expect(removed.deletedAt).toEqual(world.clock.now());
  const gone = {
    'tours.not_found': [tours.get({ id }), tours.update({ id, version: 9, title: 'x' }), tours.remove({ id }), tours.publish({ id })],
    'tours.scene_not_found': [
      tours.scenes.get({ id: first }),
      tours.scenes.restore({ id: third }),
      tours.hotspots.list({ sceneId: first }),
    ],
    'tours.hotspot_not_found': [tours.hotspots.get({ id: spots[0]!.id })],
    'tours.embed_not_found': [tours.embeds.revoke({ id: embed.id })],
  };
  const codes = await Promise.all(Object.entries(gone).map(async ([code, calls]) => [code, await Promise.all(calls.map(refusalCode))]));
  for (const [code, refused] of codes) expect(new Set(refused)).toEqual(new Set([code]));
  expect((await tours.list({ removed: true })).items.map((tour) => tour.id)).toEqual([id]);
  expect((await tours.list({})).items).toEqual([]);

  await tours.restore({ id });
  const after = await state();
  const { version: _, updatedAt: __, ...tour } = after.tour;
  expect({ ...after, tour }).toEqual({ ...before, tour: expect.objectContaining(tour) });
  expect(await refusalCode(tours.restore({ id }))).toBe('tours.not_found');
});

test('0.14 a removal at the same time as another happens once', async () => {
  const own = await world.tenant();
  const { id } = await own.tour('Once', 1);
  const codes = await Promise.all(Array.from({ length: 5 }, () => refusalCode(own.call.tours.remove({ id }))));
  expect(codes.filter((code) => code === undefined).length).toBe(1);
  const again = await Promise.all(Array.from({ length: 5 }, () => refusalCode(own.call.tours.restore({ id }))));
  expect(again.filter((code) => code === undefined).length).toBe(1);
  const used = await own.inTenant((tx) => tx.quotaUsage.findMany({ where: { tenantId: own.id, resource: 'tours' } }));
  expect(used.map((row) => Number(row.used))).toEqual([1]);
});

test('0.4 each change leaves its audit entry with what changed', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  const { id } = await tours.create({ title: 'Audited' });
  await tours.update({ id, version: 1, title: 'Renamed', tags: ['x'] });
  expect(await refusal(tours.update({ id, version: 1, title: 'Stale' }))).toBeDefined();
  const entries = await own.inTenant((tx) =>
    tx.auditLog.findMany({ where: { tenantId: own.id, resourceId: id }, orderBy: { sequence: 'asc' } }),
  );
  expect(entries.map(({ action, changes }) => [action, changes])).toEqual([
    ['tours.tour.created', { after: { title: 'Audited', slug: 'audited' } }],
    ['tours.tour.updated', { before: { title: 'Audited', tags: [] }, after: { title: 'Renamed', tags: ['x'] } }],
  ]);
});

test('0.6 what was put away is taken up again as a draft, and nothing else is', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  const { id } = await own.tour('Put away', 1);
  expect(await refusalCode(tours.unarchive({ id }))).toBe('tours.illegal_transition');
  await tours.publish({ id });
  await tours.archive({ id });
  expect(await refusalCode(tenant.call.tours.unarchive({ id }))).toBe('tours.not_found');
  expect((await tours.unarchive({ id })).status).toBe('draft');
  expect((await tours.publish({ id })).tour.status).toBe('published');
});
