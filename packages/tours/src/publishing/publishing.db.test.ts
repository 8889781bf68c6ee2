import { hashToken, type AppError } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGate, type Gate } from '../public/create-gate.ts';
import { createPublicReader, type Guarded, type PublicReader } from '../public/create-public-reader.ts';
import { createToursWorld, refusal, refusalCode, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';

let world: ToursWorld;
let tenant: ToursTenant;
let reader: PublicReader;
let gate: Gate;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
  reader = createPublicReader(world.services.database);
  gate = createGate(world.services);
});
afterAll(() => world.close());

/** What an anonymous visitor finds by every way there is. */
async function visible({ tourId, slug, token = '' }: { tourId: string; slug: string; token?: string }): Promise<Record<string, boolean>> {
  const assets = await tenant.inTenant((tx) => tx.publishedAsset.findMany({ where: { tenantId: tenant.id, tourId } }));
  const documents = await tenant.inTenant((tx) => tx.tourDocument.findMany({ where: { tenantId: tenant.id, tourId } }));
  const found = async (list: Promise<unknown>[]) => (await Promise.all(list)).some(Boolean);
  const isOpen = async (tours: readonly Guarded[]) => (await gate.decideAny(tours, { grants: [] })).kind === 'open';
  return {
    page: (await reader.tour(tenant.id, slug)).kind === 'tour',
    sitemap: (await reader.listed(tenant.id, { offset: 0, limit: 1000 })).some((entry) => entry.slug === slug),
    document: await found(documents.map(async ({ hash }) => isOpen([(await reader.document(tenant.id, hash)) ?? []].flat()))),
    assets: await found(assets.map(async ({ assetKey }) => isOpen(await reader.toursShowing(tenant.id, assetKey)))),
    embed: await isOpen([(await reader.embed(tenant.id, hashToken(token))) ?? []].flat()),
  };
}
const EVERYTHING = { page: true, sitemap: true, document: true, assets: true, embed: true };
const NOTHING = { page: false, sitemap: false, document: false, assets: false, embed: false };

async function publishedTour(title: string): Promise<{ id: string; slug: string; token: string; version: number }> {
  const { id } = await tenant.tour(title, 2);
  const { tour } = await tenant.call.tours.publish({ id });
  const { token } = await tenant.call.tours.embeds.create({ tourId: id, domains: ['example.org'] });
  return { id, slug: tour.slug, token, version: tour.version };
}

test('0.6 publishing is refused with the findings that stop it, and leaves nothing', async () => {
  const { tours } = tenant.call;
  const empty = await tours.create({ title: 'Empty' });
  const error = (await refusal(tours.publish({ id: empty.id }))) as AppError;
  expect(error.code).toBe('tours.not_publishable');
  expect(error.data?.['findings']).toMatchObject([{ rule: 'no_scene', severity: 'error' }]);
  expect((await tours.get({ id: empty.id })).status).toBe('draft');
  expect(await reader.tour(tenant.id, 'empty')).toEqual({ kind: 'none' });

  const { id, sceneIds } = await tenant.tour('Dead end', 2);
  await tours.scenes.remove({ id: sceneIds[1]! });
  const refused = await refusal(tours.publish({ id }));
  expect(refused?.data?.['findings']).toMatchObject([{ rule: 'dead_target', sceneId: sceneIds[0] }]);
  expect((await tours.findings({ id })).items).toMatchObject([{ rule: 'dead_target' }]);
});

test('0.6 the date of the first publishing stays; each publishing tells its fact in the same transaction', async () => {
  const own = await world.tenant();
  const { id } = await own.tour('Dated');
  const first = await own.call.tours.publish({ id });
  world.clock.advance(60_000);
  await own.call.tours.update({ id, version: first.tour.version, title: 'Dated anew' });
  const second = await own.call.tours.publish({ id });
  expect(second.tour.publishedAt).toEqual(first.tour.publishedAt);
  expect(second.manifestUrl).not.toBe(first.manifestUrl);
  expect(first.url).toBe(`https://belvedere.example/t/${own.slug}/dated`);

  await own.call.tours.unpublish({ id });
  const third = await own.call.tours.publish({ id });
  expect(third.tour.publishedAt).toEqual(first.tour.publishedAt);
  const facts = (await world.facts(own.id)).filter(({ name }) => name.startsWith('tours.') && name !== 'tours.panorama_wanted');
  expect(facts.map(({ name, payload }) => [name, 'firstTime' in payload ? payload.firstTime : undefined])).toEqual([
    ['tours.published', true],
    ['tours.published', false],
    ['tours.unpublished', undefined],
    ['tours.published', false],
  ]);
});

test('0.6 illegal moves are refused and change nothing', async () => {
  const { tours } = tenant.call;
  const { id } = await tenant.tour('Moves');
  expect(await refusalCode(tours.unpublish({ id }))).toBe('tours.illegal_transition');
  await tours.archive({ id });
  const archived = await tours.get({ id });
  const moves = await Promise.all([tours.publish({ id }), tours.unpublish({ id }), tours.archive({ id })].map(refusalCode));
  expect(moves).toEqual(moves.map(() => 'tours.illegal_transition'));
  expect(await tours.get({ id })).toEqual(archived);
});

test('0.6 publishing at the same time as a change: one after the other, the live document is one of them', async () => {
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('Race', 2);
  const codes = await Promise.all([
    refusalCode(tours.publish({ id })),
    refusalCode(tours.publish({ id })),
    refusalCode(tours.scenes.reorder({ tourId: id, sceneIds: sceneIds.toReversed() })),
  ]);
  expect(codes).toEqual([undefined, undefined, undefined]);
  expect((await reader.tour(tenant.id, 'race')).kind).toBe('tour');
});

test('0.9 a tour that is not public is found by no way, from the moment that it is closed', async () => {
  const { id, slug, token, version } = await publishedTour('Closed');
  expect(await visible({ tourId: id, slug, token })).toEqual(EVERYTHING);
  const closed = await tenant.call.tours.update({ id, version, allowPublicAccess: false });
  expect(await visible({ tourId: id, slug, token })).toEqual(NOTHING);
  await tenant.call.tours.publish({ id });
  expect(await visible({ tourId: id, slug, token })).toEqual(NOTHING);
  await tenant.call.tours.update({ id, version: closed.version + 1, allowPublicAccess: true });
  expect(await visible({ tourId: id, slug, token })).toEqual(EVERYTHING);
});

test.for(['unpublish', 'archive', 'remove'] as const)('0.9 0.14 %s takes a tour from the public at once', async (verb) => {
  const { id, slug, token } = await publishedTour(`Taken by ${verb}`);
  await tenant.call.tours[verb]({ id });
  expect(await visible({ tourId: id, slug, token })).toEqual(NOTHING);
});

test('0.10 a tour that may not be embedded is not, whatever was given out before', async () => {
  const { tours } = tenant.call;
  const { id, slug, token, version } = await publishedTour('Framed');
  const closed = await tours.update({ id, version, allowEmbedding: false });
  expect(await visible({ tourId: id, slug, token })).toEqual({ ...EVERYTHING, embed: false });
  expect(await refusalCode(tours.embeds.create({ tourId: id, domains: [] }))).toBe('tours.embedding_refused');
  await tours.update({ id, version: closed.version, allowEmbedding: true });
  expect(await visible({ tourId: id, slug, token })).toEqual(EVERYTHING);
});

test.each(['suspended', 'deleted'] as const)(
  '0.3 the embeds of a %s person stop, and go on when they are back; the tour stays live',
  async (status) => {
    const { id, slug, token } = await publishedTour(`Of somebody ${status}`);
    const become = (next: typeof status | 'active') =>
      tenant.inTenant((tx) => tx.user.update({ where: { id: tenant.userId }, data: { status: next } }));
    await become(status);
    expect(await visible({ tourId: id, slug, token })).toEqual({ ...EVERYTHING, embed: false });
    await become('active');
    expect(await visible({ tourId: id, slug, token })).toEqual(EVERYTHING);
  },
);

test('0.5 a former address leads to the present one as soon as the new one is live', async () => {
  const { id, slug, version } = await publishedTour('Former');
  await tenant.call.tours.update({ id, version, slug: 'present' });
  expect(await reader.tour(tenant.id, 'present')).toEqual({ kind: 'moved', slug });
  await tenant.call.tours.publish({ id });
  expect(await reader.tour(tenant.id, slug)).toEqual({ kind: 'moved', slug: 'present' });
  expect((await reader.tour(tenant.id, 'present')).kind).toBe('tour');
  await tenant.call.tours.archive({ id });
  expect(await reader.tour(tenant.id, slug)).toEqual({ kind: 'none' });
});

test('0.9 I1 one tenant’s documents, pictures and embeds are not another’s', async () => {
  const { id, slug, token } = await publishedTour('Ours');
  const other = await world.tenant();
  const [asset] = await tenant.inTenant((tx) => tx.publishedAsset.findMany({ where: { tenantId: tenant.id, tourId: id } }));
  const [document] = await tenant.inTenant((tx) => tx.tourDocument.findMany({ where: { tenantId: tenant.id, tourId: id } }));
  expect(await reader.tour(other.id, slug)).toEqual({ kind: 'none' });
  expect(await reader.document(other.id, document!.hash)).toBeUndefined();
  expect(await reader.toursShowing(other.id, asset!.assetKey)).toEqual([]);
  expect(await reader.embed(other.id, hashToken(token))).toBeUndefined();
  const calls = await Promise.all([other.call.tours.get({ id }), other.call.tours.publish({ id })].map(refusalCode));
  expect(calls).toEqual(['tours.not_found', 'tours.not_found']);
});

test('0.35 a token is shown once and kept as a hash; revoking ends it at once and for good', async () => {
  const { tours } = tenant.call;
  const { id, slug, token } = await publishedTour('Embedded');
  const keyed = tenant.as({ type: 'system', name: 'test', userId: tenant.userId }, { idempotencyKey: 'embed' });
  const created = await keyed.tours.embeds.create({
    tourId: id,
    domains: ['Example.org', '*.example.org'],
    width: '640px',
    autoplay: true,
  });
  expect(created).toMatchObject({
    url: `https://belvedere.example/embed/${created.token}`,
    embed: { domains: ['example.org', '*.example.org'] },
  });
  expect(created.snippet).toContain(created.token);

  const dump = await world.dump();
  for (const secret of [token, created.token, created.token.split('.')[1]!]) expect(dump.includes(secret)).toBe(false);
  expect(dump).toContain(hashToken(token));
  expect(JSON.stringify(await tours.embeds.list({ tourId: id }))).not.toContain(created.token);

  const embed = await reader.embed(tenant.id, hashToken(created.token));
  expect(embed).toMatchObject({ tourSlug: slug, width: '640px', autoplay: true, showControls: true });
  await reader.countEmbedView(tenant.id, created.embed.id);
  const revoked = await tours.embeds.revoke({ id: created.embed.id });
  expect(revoked).toMatchObject({ embedViews: 1, lastAccessAt: expect.any(Date), revokedAt: world.clock.now() });
  expect(await reader.embed(tenant.id, hashToken(created.token))).toBeUndefined();
  expect(await tours.embeds.revoke({ id: created.embed.id })).toEqual(revoked);
  // Others go on.
  expect(await visible({ tourId: id, slug, token })).toEqual(EVERYTHING);
});

test('0.35 E3 the domains of an embed are changed in their one form or refused by their place', async () => {
  const { id } = await publishedTour('Domains');
  const { embed } = await tenant.call.tours.embeds.create({ tourId: id, domains: [] });
  const update = (domains: string[]) => tenant.call.tours.embeds.update({ id: embed.id, domains });
  expect((await update(['BÜCHER.example', 'localhost:3000'])).domains).toEqual(['xn--bcher-kva.example', 'localhost:3000']);
  const error = await refusal(update(['example.org', '*.co.uk']));
  expect([error?.code, Object.keys(error?.fields ?? {})]).toEqual(['common.invalid_input', ['domains.1']]);
});
