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

async function liveTour(title: string): Promise<string> {
  const { id } = await tenant.tour(title);
  await tenant.call.tours.publish({ id });
  return id;
}

const countOf = async (id: string) => (await tenant.call.tours.get({ id })).bookmarkCount;

test('0.32 0.12 whoever is signed in marks a live tour, once however often they say so', async () => {
  const tourId = await liveTour('Marked');
  const before = await tenant.call.tours.get({ id: tourId });
  const [ann, bob] = [tenant.as(await world.person('Ann')), tenant.as(await world.person('Bob'))];
  const at = { tenant: tenant.slug, tourId };
  world.clock.advance(1000);
  expect(await Promise.all(Array.from({ length: 8 }, () => ann.tours.bookmarks.add(at)))).toEqual(
    Array.from({ length: 8 }, () => ({ tourId, bookmarked: true })),
  );
  await bob.tours.bookmarks.add({ ...at, tenant: tenant.id });
  expect(await countOf(tourId)).toBe(2);
  // A mark is no change of the tour: who edits it meanwhile is not refused.
  expect(await tenant.call.tours.get({ id: tourId })).toEqual({ ...before, bookmarkCount: 2 });

  expect(await Promise.all([ann, ann, ann].map((who) => who.tours.bookmarks.remove(at)))).toEqual(
    Array.from({ length: 3 }, () => ({ tourId, bookmarked: false })),
  );
  expect(await countOf(tourId)).toBe(1);
});

test('0.32 a person lists their own marks of live tours, newest first', async () => {
  const me = await world.person('Reader');
  const mine = tenant.as(me).tours.bookmarks;
  const ids: string[] = [];
  for (const title of ['One', 'Two', 'Three']) {
    const tourId = await liveTour(title);
    ids.push(tourId);
    await mine.add({ tenant: tenant.slug, tourId });
  }
  await tenant.as(await world.person('Other')).tours.bookmarks.add({ tenant: tenant.slug, tourId: ids[0]! });
  const first = await mine.list({ tenant: tenant.slug, limit: 2 });
  const rest = await mine.list({ tenant: tenant.slug, limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ title, path }) => [title, path])).toEqual([
    ['Three', `/t/${tenant.slug}/three`],
    ['Two', `/t/${tenant.slug}/two`],
    ['One', `/t/${tenant.slug}/one`],
  ]);
  // A draft's new title is nobody's business; a tour that was taken back is not there, and is again when it comes back.
  const { version } = await tenant.call.tours.get({ id: ids[2]! });
  await tenant.call.tours.update({ id: ids[2]!, version, title: 'Secret plans' });
  await tenant.call.tours.unpublish({ id: ids[1]! });
  expect((await mine.list({ tenant: tenant.slug })).items.map(({ title }) => title)).toEqual(['Three', 'One']);
  await tenant.call.tours.publish({ id: ids[1]! });
  expect((await mine.list({ tenant: tenant.slug })).items.map(({ title }) => title)).toEqual(['Three', 'Two', 'One']);
  // Nor is one that was closed while it stays live.
  const opened = await tenant.call.tours.get({ id: ids[0]! });
  await tenant.call.tours.update({ id: ids[0]!, version: opened.version, visibility: 'private' });
  expect((await mine.list({ tenant: tenant.slug })).items.map(({ title }) => title)).toEqual(['Three', 'Two']);
});

test('0.32 0.9 a draft, a closed tour, one of another tenant and none at all answer alike', async () => {
  const other = await world.tenant();
  const elsewhere = await other.tour('Elsewhere');
  await other.call.tours.publish({ id: elsewhere.id });
  const draft = await tenant.tour('Draft');
  const closed = await liveTour('Closed');
  const { version } = await tenant.call.tours.get({ id: closed });
  await tenant.call.tours.update({ id: closed, version, allowPublicAccess: false });
  const gone = await liveTour('Gone');
  await tenant.call.tours.remove({ id: gone });
  const { bookmarks } = tenant.as(await world.person()).tours;
  for (const verb of [bookmarks.add, bookmarks.remove])
    for (const at of [
      { tenant: tenant.slug, tourId: draft.id },
      { tenant: tenant.slug, tourId: closed },
      { tenant: tenant.slug, tourId: gone },
      { tenant: tenant.slug, tourId: elsewhere.id },
      { tenant: tenant.slug, tourId: newId() },
      { tenant: newId(), tourId: newId() },
      { tenant: 'nowhere', tourId: elsewhere.id },
    ])
      expect((await refusal(verb(at)))?.code, JSON.stringify(at)).toBe('tours.not_found');
  expect(await bookmarks.list({ tenant: newId() })).toEqual(await bookmarks.list({ tenant: other.slug }));
});

test('0.32 a mark of a tour that was taken back can still be taken away by its owner', async () => {
  const tourId = await liveTour('Taken back');
  const { bookmarks } = tenant.as(await world.person()).tours;
  await bookmarks.add({ tenant: tenant.slug, tourId });
  await tenant.call.tours.unpublish({ id: tourId });
  expect(await bookmarks.remove({ tenant: tenant.slug, tourId })).toEqual({ tourId, bookmarked: false });
  expect(await countOf(tourId)).toBe(0);
  expect(await refusalCode(bookmarks.remove({ tenant: tenant.slug, tourId }))).toBe('tours.not_found');
});

test('0.32 marks are of people: neither a key nor a stranger can set one', async () => {
  const tourId = await liveTour('People only');
  const at = { tenant: tenant.slug, tourId };
  expect(await refusalCode(tenant.as({ type: 'anonymous' }).tours.bookmarks.add(at))).toBe('common.unauthenticated');
  expect(await refusalCode(tenant.call.tours.bookmarks.add(at))).toBe('common.forbidden');
});
