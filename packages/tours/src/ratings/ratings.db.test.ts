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

async function liveTour(title: string): Promise<{ tenant: string; tourId: string }> {
  const { id } = await tenant.tour(title);
  await tenant.call.tours.publish({ id });
  return { tenant: tenant.slug, tourId: id };
}

async function rater(name = 'Rater') {
  return tenant.as(await world.person(name)).tours.ratings;
}

const starsOf = async (id: string) => {
  const { averageRating, totalRatings } = await tenant.call.tours.get({ id });
  return [averageRating, totalRatings];
};

test('0.33 0.12 stars count at once; editing and deleting average anew', async () => {
  const at = await liveTour('Stars');
  const [ann, bob, eve] = [await rater(), await rater(), await rater()];
  await ann.set({ ...at, rating: 5 });
  await bob.set({ ...at, rating: 4 });
  await eve.set({ ...at, rating: 1, review: 'Too dark.' });
  expect(await starsOf(at.tourId)).toEqual([10 / 3, 3]);
  await eve.set({ ...at, rating: 3 });
  expect(await starsOf(at.tourId)).toEqual([4, 3]);
  expect((await eve.mine(at)).rating).toMatchObject({ rating: 3, review: 'Too dark.', reviewStatus: 'pending' });
  expect(await bob.remove(at)).toEqual({ tourId: at.tourId, removed: true });
  expect(await bob.remove(at)).toEqual({ tourId: at.tourId, removed: false });
  expect(await starsOf(at.tourId)).toEqual([4, 2]);
  await ann.remove(at);
  await eve.remove(at);
  expect(await starsOf(at.tourId)).toEqual([0, 0]);
});

test('0.1 0.33 beside a review stands the picture of an author who is a member and has chosen one', async () => {
  const at = await liveTour('With pictures');
  const sam = await world.person('Sam');
  const [stranger, member] = [sam, { ...sam, userId: tenant.userId }].map((actor) => tenant.as(actor).tours.ratings);
  for (const ratings of [stranger!, member!]) {
    const { id } = await ratings.set({ ...at, rating: 5, review: 'Bright.' });
    await tenant.call.tours.ratings.moderate({ ratingId: id, version: 1, decision: 'approved' });
  }
  const avatars = async () => (await stranger!.reviews(at)).items.map(({ avatar }) => avatar);
  expect(await avatars()).toEqual([null, null]);
  const mediaId = await tenant.media();
  const key = { tenantId_id: { tenantId: tenant.id, id: mediaId } };
  await tenant.inTenant((tx) =>
    tx.mediaFile.update({ where: key, data: { thumbnailPath: `${tenant.id}/media/${mediaId}/thumbnail.webp` } }),
  );
  const { avatar } = await tenant.call.tenancy.members.chooseAvatar({ mediaId });
  expect(avatar).toMatch(new RegExp(`^/media/${tenant.id}/${mediaId}/avatar\\?`));
  expect(await avatars()).toEqual([avatar, null]);
});

test('0.33 of many votes of one person at once one stands, and the average is that of what stands', async () => {
  const at = await liveTour('Contended');
  const one = await rater();
  const others = await Promise.all(Array.from({ length: 5 }, () => rater()));
  await Promise.all([
    ...Array.from({ length: 10 }, (_, n) => one.set({ ...at, rating: (n % 5) + 1 })),
    ...others.map((other, n) => other.set({ ...at, rating: n + 1 })),
  ]);
  const rows = await tenant.inTenant((tx) => tx.tourRating.findMany({ where: { tenantId: tenant.id, tourId: at.tourId } }));
  expect(rows.length).toBe(6);
  expect(await starsOf(at.tourId)).toEqual([rows.reduce((sum, row) => sum + row.rating, 0) / 6, 6]);
});

test('0.33 only 1 to 5 whole stars, by the input and by the database', async () => {
  const at = await liveTour('Range');
  const one = await rater();
  for (const rating of [0, 6, 2.5, -1, Number.NaN]) expect(await refusalCode(one.set({ ...at, rating }))).toBe('common.invalid_input');
  await one.set({ ...at, rating: 5 });
  for (const rating of [0, 6])
    await expect(
      tenant.inTenant((tx) => tx.$executeRaw`UPDATE tour_ratings SET rating = ${rating} WHERE tour_id = ${at.tourId}::uuid`),
    ).rejects.toThrow(/tour_ratings_range/);
});

test('0.33 the words of a review are seen when they were approved, and as they were written', async () => {
  const at = await liveTour('Reviewed');
  const words = '<script>alert(1)</script> “lovely” & {{bright}}';
  const ann = await rater('Ann');
  const { id } = await ann.set({ ...at, rating: 4, review: words });
  const everybody = tenant.as({ type: 'anonymous' }).tours.ratings;
  expect(await everybody.reviews(at)).toMatchObject({ averageRating: 4, totalRatings: 1, distribution: [0, 0, 0, 1, 0], items: [] });

  const { ratings } = tenant.call.tours;
  const { items: waiting } = await ratings.list({ tourId: at.tourId });
  expect(waiting).toMatchObject([{ id, review: words, author: 'Ann', tourTitle: 'Reviewed', version: 1 }]);
  expect(await ratings.moderate({ ratingId: id, version: 1, decision: 'approved' })).toMatchObject({
    reviewStatus: 'approved',
    moderatedById: tenant.userId,
    version: 2,
  });
  const shown = await everybody.reviews(at);
  expect(shown.items).toMatchObject([{ rating: 4, review: words, author: 'Ann' }]);
  expect(JSON.stringify(shown)).not.toMatch(/userId|moderat/);

  // Other words wait again; the same words with other stars do not.
  await ann.set({ ...at, rating: 5 });
  expect((await everybody.reviews(at)).items).toMatchObject([{ rating: 5 }]);
  await ann.set({ ...at, rating: 5, review: 'Buy at …' });
  expect(await everybody.reviews(at)).toMatchObject({ totalRatings: 1, items: [] });
});

test('0.33 a rejection says why, leaves the stars, and is in the audit log', async () => {
  const at = await liveTour('Rejected');
  const ann = await rater();
  const { id } = await ann.set({ ...at, rating: 1, review: 'Rude.' });
  const { ratings } = tenant.call.tours;
  const reject = { ratingId: id, version: 1, decision: 'rejected' } as const;
  expect(await refusalCode(ratings.moderate(reject))).toBe('common.invalid_input');
  await ratings.moderate({ ...reject, reason: 'No insults, please.' });
  expect((await ann.mine(at)).rating).toMatchObject({ reviewStatus: 'rejected', moderationReason: 'No insults, please.' });
  expect(await starsOf(at.tourId)).toEqual([1, 1]);
  const entries = await tenant.inTenant((tx) =>
    tx.auditLog.findMany({ where: { tenantId: tenant.id, resourceId: id, action: 'tours.rating.moderated' } }),
  );
  expect(entries.map(({ changes }) => changes)).toEqual([
    { before: { reviewStatus: 'pending' }, after: { reviewStatus: 'rejected', reason: 'No insults, please.' } },
  ]);
  const notices = await tenant.inTenant((tx) => tx.notice.findMany({ where: { tenantId: tenant.id, topic: 'tours.review_waits' } }));
  expect(notices.filter(({ dedupeKey }) => dedupeKey.startsWith(id)).map(({ scope }) => scope)).toEqual(['tours.moderate']);
  expect(JSON.stringify(notices)).not.toContain('Rude.');
  expect((await world.facts(tenant.id)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['tours.rated', 'tours.review_submitted', 'tours.review_moderated']),
  );
});

test('0.33 words that changed while somebody decided are decided anew', async () => {
  const at = await liveTour('Raced');
  const ann = await rater();
  const { id, version } = await ann.set({ ...at, rating: 3, review: 'Nice.' });
  await ann.set({ ...at, rating: 3, review: 'Not so nice.' });
  const { ratings } = tenant.call.tours;
  expect(await refusalCode(ratings.moderate({ ratingId: id, version, decision: 'approved' }))).toBe('common.conflict');
  const codes = await Promise.all(
    Array.from({ length: 5 }, () => refusalCode(ratings.moderate({ ratingId: id, version: version + 1, decision: 'approved' }))),
  );
  expect(codes.filter((code) => code === undefined).length).toBe(1);
});

test('0.33 reviews come in pages, and those of a tour that is not live not at all', async () => {
  const at = await liveTour('Paged');
  for (let n = 0; n < 5; n++) {
    const { id } = await (await rater(`R${n}`)).set({ ...at, rating: n + 1, review: `Review ${n}` });
    await tenant.call.tours.ratings.moderate({ ratingId: id, version: 1, decision: 'approved' });
  }
  const everybody = tenant.as({ type: 'anonymous' }).tours.ratings;
  const first = await everybody.reviews({ ...at, limit: 3 });
  const rest = await everybody.reviews({ ...at, limit: 3, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ author }) => author)).toEqual(['R4', 'R3', 'R2', 'R1', 'R0']);
  expect([first.distribution, rest.nextCursor]).toEqual([[1, 1, 1, 1, 1], null]);
  await tenant.call.tours.unpublish({ id: at.tourId });
  expect(await refusalCode(everybody.reviews(at))).toBe('tours.not_found');
  expect(await refusalCode((await rater()).set({ ...at, rating: 1 }))).toBe('tours.not_found');
});

test('0.33 nobody votes with an address that they have not confirmed, nor decides in another tenant', async () => {
  const at = await liveTour('Guarded');
  const person = await world.person();
  expect(await refusalCode(tenant.as({ ...person, emailVerified: false }).tours.ratings.set({ ...at, rating: 1 }))).toBe(
    'common.email_unverified',
  );
  const { id } = await (await rater()).set({ ...at, rating: 1, review: 'Words' });
  const other = await world.tenant();
  const decide = (ratingId: string) => refusalCode(other.call.tours.ratings.moderate({ ratingId, version: 1, decision: 'approved' }));
  expect([await decide(id), await decide(newId())]).toEqual(['tours.rating_not_found', 'tours.rating_not_found']);
  expect(await refusalCode(tenant.as(person).tours.ratings.list({}))).toBe('common.forbidden');
});
