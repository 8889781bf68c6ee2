import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const outcomes = (result: { items: { outcome: string; code: string | null }[] }) =>
  result.items.map(({ outcome, code }) => code ?? outcome);

test('0.6 0.14 of many tours each gets its own answer, and the same call again changes nothing', async () => {
  const { tours } = tenant.call;
  const made = await Promise.all(['A', 'B', 'C'].map(async (title) => (await tours.create({ title })).id));
  const other = await world.tenant();
  const theirs = await other.call.tours.create({ title: 'Theirs' });
  const tourIds = [made[0]!, newId(), made[1]!, theirs.id, made[0]!];
  const first = await tours.bulk.archive({ tourIds });
  expect(outcomes(first)).toEqual(['done', 'tours.not_found', 'done', 'tours.not_found']);
  expect([first.done, first.unchanged, first.failed]).toEqual([2, 0, 2]);
  expect(outcomes(await tours.bulk.archive({ tourIds }))).toEqual(['unchanged', 'tours.not_found', 'unchanged', 'tours.not_found']);

  expect(outcomes(await tours.bulk.remove({ tourIds: made }))).toEqual(['done', 'done', 'done']);
  expect(outcomes(await tours.bulk.remove({ tourIds: made }))).toEqual(['unchanged', 'unchanged', 'unchanged']);
  expect(outcomes(await tours.bulk.archive({ tourIds: made }))).toEqual(['tours.not_found', 'tours.not_found', 'tours.not_found']);
  expect(outcomes(await tours.bulk.restore({ tourIds: made }))).toEqual(['done', 'done', 'done']);
  expect(outcomes(await tours.bulk.restore({ tourIds: [...made, newId()] }))).toEqual([
    'unchanged',
    'unchanged',
    'unchanged',
    'tours.not_found',
  ]);
  expect(await other.call.tours.get({ id: theirs.id })).toEqual(theirs);
});

test('0.14 what is refused for one leaves no trace and does not keep the others', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  const [one, two] = [await tours.create({ title: 'x', slug: 'one' }), await tours.create({ title: 'x', slug: 'two' })];
  await tours.bulk.remove({ tourIds: [one.id, two.id] });
  await tours.create({ title: 'Heir', slug: 'one' });
  expect(outcomes(await tours.bulk.restore({ tourIds: [one.id, two.id] }))).toEqual(['tours.slug_taken', 'done']);
  const used = await own.inTenant((tx) => tx.quotaUsage.findMany({ where: { tenantId: own.id, resource: 'tours' } }));
  expect(used.map((row) => Number(row.used))).toEqual([2]);
});

test('0.7 tags and categories are given to many, in the spelling of the list', async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  const [a, b] = [await tours.create({ title: 'a', tags: ['Garden', 'old'] }), await tours.create({ title: 'b' })];
  const tourIds = [a.id, b.id];
  expect(outcomes(await tours.bulk.tag({ tourIds, add: ['garden', 'New'], remove: ['OLD'] }))).toEqual(['done', 'done']);
  expect([(await tours.get({ id: a.id })).tags, (await tours.get({ id: b.id })).tags]).toEqual([
    ['Garden', 'New'],
    ['Garden', 'New'],
  ]);
  expect(outcomes(await tours.bulk.tag({ tourIds, add: ['New'], remove: ['old'] }))).toEqual(['unchanged', 'unchanged']);
  expect(outcomes(await tours.bulk.categorize({ tourIds, category: 'Park' }))).toEqual(['done', 'done']);
  expect(outcomes(await tours.bulk.categorize({ tourIds, category: 'park' }))).toEqual(['unchanged', 'unchanged']);
  expect(outcomes(await tours.bulk.categorize({ tourIds: [a.id], category: null }))).toEqual(['done']);
  expect(await refusalCode(tours.bulk.tag({ tourIds }))).toBe('common.invalid_input');
  expect(await refusalCode(tours.bulk.archive({ tourIds: Array.from({ length: 101 }, () => newId()) }))).toBe('common.invalid_input');

  const entries = await own.inTenant((tx) =>
    tx.auditLog.findMany({ where: { tenantId: own.id, resourceId: a.id }, orderBy: { sequence: 'asc' } }),
  );
  expect(entries.map(({ action, changes }) => [action, changes])).toEqual([
    ['tours.tour.created', expect.anything()],
    ['tours.tour.updated', { before: { tags: ['Garden', 'old'] }, after: { tags: ['Garden', 'New'] } }],
    ['tours.tour.updated', { before: { category: null }, after: { category: 'Park' } }],
    ['tours.tour.updated', { before: { category: 'Park' }, after: { category: null } }],
  ]);
});

test('0.14 C5 the same tours from two sides at once: one wins for each, nothing is counted twice', { timeout: 60_000 }, async () => {
  const own = await world.tenant();
  const { tours } = own.call;
  const ids = await Promise.all(Array.from({ length: 8 }, async (_, n) => (await tours.create({ title: `T${n}` })).id));
  const results = await Promise.all([
    tours.bulk.remove({ tourIds: ids }),
    tours.bulk.remove({ tourIds: ids.toReversed() }),
    tours.bulk.tag({ tourIds: ids.toReversed(), add: ['x'] }),
  ]);
  expect(results[0].done + results[1].done).toBe(8);
  for (const { items } of results.slice(0, 2))
    for (const { code } of items) expect([null, 'tours.not_found', 'common.conflict']).toContain(code);
  const used = await own.inTenant((tx) => tx.quotaUsage.findMany({ where: { tenantId: own.id, resource: 'tours' } }));
  expect(used.map((row) => Number(row.used))).toEqual([0]);
});
