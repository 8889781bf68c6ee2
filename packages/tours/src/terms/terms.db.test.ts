import { newId } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
});
afterAll(() => world.close());

const names = async (kind: 'category' | 'tag') =>
  (await tenant.call.tours.terms.list({ kind })).items.map(({ name, tours }) => [name, tours]);
const idOf = async (kind: 'category' | 'tag', wanted: string) =>
  (await tenant.call.tours.terms.list({ kind })).items.find(({ name }) => name === wanted)!.id;

test('0.7 the list learns what tours bring, in one spelling', async () => {
  tenant = await world.tenant();
  const { tours } = tenant.call;
  await tours.create({ title: 'One', category: 'Museum', tags: ['Garden', 'Indoor'] });
  const two = await tours.create({ title: 'Two', category: 'museum', tags: ['GARDEN', 'garden', 'Lake'] });
  expect([two.category, two.tags]).toEqual(['Museum', ['Garden', 'Lake']]);
  expect(await names('category')).toEqual([['Museum', 2]]);
  expect(await names('tag')).toEqual([
    ['Garden', 2],
    ['Indoor', 1],
    ['Lake', 1],
  ]);
  const made = await tours.terms.create({ kind: 'tag', name: 'Night' });
  expect(made).toMatchObject({ name: 'Night', tours: 0 });
  expect(await refusalCode(tours.terms.create({ kind: 'tag', name: 'NIGHT' }))).toBe('tours.term_taken');
  await tours.terms.create({ kind: 'category', name: 'Night' });
});

test('0.7 names with characters of patterns are names like any other', async () => {
  tenant = await world.tenant();
  const { terms } = tenant.call.tours;
  await terms.create({ kind: 'tag', name: '100 years' });
  for (const name of ['100%', '100_years', '\\', 'C:\\%']) {
    const { id } = await terms.create({ kind: 'tag', name });
    expect(await refusalCode(terms.create({ kind: 'tag', name: name.toUpperCase() }))).toBe('tours.term_taken');
    expect(await refusalCode(terms.rename({ termId: await idOf('tag', '100 years'), name }))).toBe('tours.term_taken');
    expect((await terms.rename({ termId: id, name })).term.name).toBe(name);
  }
});

test('0.7 renaming, merging and removing reach every tour, and who edits meanwhile notices', async () => {
  tenant = await world.tenant();
  const { tours } = tenant.call;
  const one = await tours.create({ title: 'One', category: 'Villa', tags: ['a', 'b', 'c'] });
  const two = await tours.create({ title: 'Two', tags: ['b'] });
  const gone = await tours.create({ title: 'Gone', tags: ['b', 'a'] });
  await tours.remove({ id: gone.id });

  expect(await tours.terms.rename({ termId: await idOf('tag', 'b'), name: 'B' })).toMatchObject({
    changed: 3,
    term: { name: 'B', tours: 2 },
  });
  expect((await tours.get({ id: one.id })).tags).toEqual(['a', 'B', 'c']);
  expect(await refusalCode(tours.update({ id: two.id, version: two.version, tags: ['b'] }))).toBe('common.conflict');
  expect(await refusalCode(tours.terms.rename({ termId: await idOf('tag', 'B'), name: 'A' }))).toBe('tours.term_taken');

  expect(await tours.terms.merge({ termId: await idOf('tag', 'a'), intoTermId: await idOf('tag', 'c') })).toMatchObject({ changed: 2 });
  expect((await tours.get({ id: one.id })).tags).toEqual(['B', 'c']);
  expect((await tours.restore({ id: gone.id })).tags).toEqual(['B', 'c']);

  expect(await tours.terms.remove({ termId: await idOf('tag', 'B') })).toMatchObject({ changed: 3 });
  expect(await Promise.all([one, two, gone].map(async ({ id }) => (await tours.get({ id })).tags))).toEqual([['c'], [], ['c']]);
  expect(await names('tag')).toEqual([['c', 2]]);
  await tours.terms.remove({ termId: await idOf('category', 'Villa') });
  expect((await tours.get({ id: one.id })).category).toBeNull();

  const entries = await tenant.inTenant((tx) =>
    tx.auditLog.findMany({ where: { tenantId: tenant.id, resourceType: 'term' }, orderBy: { sequence: 'asc' } }),
  );
  expect(entries.map(({ action }) => action)).toEqual([
    'tours.term.renamed',
    'tours.term.merged',
    'tours.term.removed',
    'tours.term.removed',
  ]);
});

test('0.7 a category is not merged with a tag, nor a term with itself, nor with one of another tenant', async () => {
  tenant = await world.tenant();
  const other = await world.tenant();
  const { terms } = tenant.call.tours;
  const tag = await terms.create({ kind: 'tag', name: 'x' });
  const category = await terms.create({ kind: 'category', name: 'x' });
  const theirs = await other.call.tours.terms.create({ kind: 'tag', name: 'y' });
  expect(await refusalCode(terms.merge({ termId: tag.id, intoTermId: category.id }))).toBe('tours.term_of_other_kind');
  expect(await refusalCode(terms.merge({ termId: tag.id, intoTermId: tag.id }))).toBe('tours.term_of_other_kind');
  for (const strange of [theirs.id, newId()]) {
    expect(await refusalCode(terms.merge({ termId: tag.id, intoTermId: strange }))).toBe('tours.term_not_found');
    expect(await refusalCode(terms.rename({ termId: strange, name: 'z' }))).toBe('tours.term_not_found');
    expect(await refusalCode(terms.remove({ termId: strange }))).toBe('tours.term_not_found');
  }
});

test('0.7 whatever is renamed while tours are written, every name in a tour is in the list', { timeout: 60_000 }, async () => {
  tenant = await world.tenant();
  const { tours } = tenant.call;
  await tours.create({ title: 'First', tags: ['red', 'green', 'blue'], category: 'old' });
  const [red, green, old] = [await idOf('tag', 'red'), await idOf('tag', 'green'), await idOf('category', 'old')];
  const works = [
    ...Array.from({ length: 8 }, (_, n) =>
      tours.create({ title: `T${n}`, tags: [['red', 'Red', 'green', 'BLUE', 'new'][n % 5]!], category: n % 2 ? 'old' : 'Old' }),
    ),
    tours.terms.rename({ termId: red, name: 'rot' }),
    tours.terms.merge({ termId: green, intoTermId: red }),
    tours.terms.remove({ termId: old }),
  ];
  const codes = await Promise.all(works.map(refusalCode));
  expect(new Set(codes)).toEqual(new Set([undefined]));
  const all = (await tours.list({ limit: 100 })).items;
  const listed = new Set([...(await names('tag')), ...(await names('category'))].map(([name]) => name));
  for (const { tags, category } of all) for (const name of [...tags, ...(category ? [category] : [])]) expect(listed).toContain(name);
});
