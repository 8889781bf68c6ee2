import { newId, HOUR, toAppError, toProblem } from '@belvedere/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createToursWorld, type ToursTenant, type ToursWorld } from '../testing/tours-world.ts';
import { draftPath } from './draft-path.ts';
import { readDraftToken, signDraft } from './draft-token.ts';
import { readDraftAssets } from './read-draft-assets.ts';

let world: ToursWorld;
let tenant: ToursTenant;
beforeAll(async () => {
  world = await createToursWorld();
  tenant = await world.tenant();
});
afterAll(() => world.close());

const assets = (tourId: string, tenantId = tenant.id) => readDraftAssets(world.services.database, { tenantId, tourId });
/** The token in the addresses of a preview. */
const tokenOf = (roots: { tiles: string } | undefined) => /\/drafts\/([^/]+)\/tiles\//.exec(roots?.tiles ?? '')?.[1] ?? '';

test('0.6 a preview is what publishing would make of the draft, with files that are loaded from elsewhere', async () => {
  const { tours } = tenant.call;
  const { id, sceneIds } = await tenant.tour('Preview', 2);
  const mediaId = await tenant.media();
  const image = { type: 'image', image: { mediaId, alt: 'A stove' } } as const;
  await tours.hotspots.create({ sceneId: sceneIds[0]!, title: 'Stove', position: { yaw: 20, pitch: 0 }, content: image });
  const { manifest } = await tours.preview({ id });
  await tours.publish({ id });
  const published = await world.manifest(tenant.id, id);
  const { roots, thumbnail, socialImage, publishedAt, updatedAt } = published;
  expect({ ...manifest, roots, thumbnail, socialImage, publishedAt, updatedAt }).toEqual(published);
  const below = `https://belvedere.example${draftPath(tokenOf(manifest?.roots))}`;
  const { origin } = new URL(below);
  expect(manifest?.roots).toEqual({ tiles: below + roots.tiles, media: below + roots.media, events: origin + roots.events });
  expect([manifest?.thumbnail, manifest?.socialImage]).toEqual([below + thumbnail, below + socialImage]);

  // Of a live tour too it shows what is not published yet.
  const { version } = await tours.get({ id });
  await tours.update({ id, version, title: 'Preview of the next' });
  expect((await tours.preview({ id })).manifest?.title).toBe('Preview of the next');
  expect((await world.manifest(tenant.id, id)).title).toBe('Preview');
});

test('0.6 scenes come as their panoramas get ready; before there is nothing to show', async () => {
  const { tours } = tenant.call;
  await tenant.tour('Grown');
  const { id } = await tours.create({ title: 'Growing' });
  expect((await tours.preview({ id })).manifest).toBeNull();
  await tours.scenes.create({ tourId: id, title: 'Waits', panoramaMediaId: await tenant.media() });
  await tours.scenes.create({ tourId: id, title: 'Empty' });
  expect((await tours.preview({ id })).manifest).toBeNull();
  await tenant.inTenant(async (tx) => {
    const { panoramaMediaId } = await tx.scene.findFirstOrThrow({ where: { tourId: id, title: 'Waits' } });
    const ready = {
      document: (await tx.panorama.findFirstOrThrow({ where: { status: 'ready' } })).document ?? {},
      status: 'ready',
    } as const;
    await tx.panorama.updateMany({ where: { mediaId: panoramaMediaId! }, data: ready });
  });
  expect((await tours.preview({ id })).manifest?.scenes.map(({ title }) => title)).toEqual(['Waits']);
});

test('0.9 I1 of another tenant, or removed, it is answered as what never was', async () => {
  const { id } = await tenant.tour('Hidden');
  const stranger = (await world.tenant()).call.tours;
  const answer = (call: Promise<unknown>) => call.catch((error) => toProblem(toAppError(error), { requestId: '' }));
  const never = await answer(stranger.preview({ id: newId() }));
  expect(never).toMatchObject({ code: 'tours.not_found' });
  expect(await answer(stranger.preview({ id }))).toEqual(never);
  await tenant.call.tours.remove({ id });
  expect(await answer(tenant.call.tours.preview({ id }))).toEqual(never);
});

test('0.9 I1 the files of a draft are those that it shows now, of its own tenant, while both are there', async () => {
  const own = await world.tenant();
  const { id, sceneIds } = await own.tour('Files', 2);
  const { manifest } = await own.call.tours.preview({ id });
  const shown = manifest!.scenes.map(({ panorama }) => `panorama/${panorama.id}`);
  expect(await assets(id, own.id)).toEqual(new Set(shown));
  expect(await assets(id)).toEqual(new Set());
  await own.call.tours.scenes.remove({ id: sceneIds[1]! });
  expect(await assets(id, own.id)).toEqual(new Set(shown.slice(0, 1)));

  const suspend = (status: 'active' | 'suspended') => own.inTenant((tx) => tx.tenant.update({ where: { id: own.id }, data: { status } }));
  await suspend('suspended');
  expect(await assets(id, own.id)).toEqual(new Set());
  await suspend('active');
  await own.call.tours.remove({ id });
  expect(await assets(id, own.id)).toEqual(new Set());
});

test('A9 A15 the token of a draft is the same for an hour, and good for two at least and three at most', async () => {
  const { id } = await tenant.tour('Token');
  const { signingKey, clock } = world.services;
  const draft = { tenantId: tenant.id, tourId: id };
  const first = await tenant.call.tours.preview({ id });
  const token = tokenOf(first.manifest?.roots);
  expect(readDraftToken(signingKey, token, clock)).toEqual(draft);
  expect(first.expiresAt).toEqual(new Date(clock.now().getTime() + 3 * HOUR));

  world.clock.advance(HOUR - 1);
  expect(await tenant.call.tours.preview({ id })).toEqual(first);
  world.clock.advance(2 * HOUR);
  expect(readDraftToken(signingKey, token, clock)).toEqual(draft);
  expect(tokenOf((await tenant.call.tours.preview({ id })).manifest?.roots)).not.toBe(token);
  world.clock.advance(1);
  expect(readDraftToken(signingKey, token, clock)).toBeUndefined();

  const good = signDraft(signingKey, draft, new Date(clock.now().getTime() + HOUR));
  for (let at = 0; at < good.length; at++)
    expect(readDraftToken(signingKey, good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1), clock)).toBeUndefined();
  for (const text of ['', '.', `${good}.`, `${good}${'x'.repeat(400)}`]) expect(readDraftToken(signingKey, text, clock)).toBeUndefined();
});
