import { HOUR, newId } from '@belvedere/kernel';
import { signToken } from '@belvedere/kernel/crypto';
import { storageKey } from '@belvedere/kernel/storage';
import { mediaPath } from '@belvedere/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/start-test-server.ts';

const CONTENT_ID = 'd'.repeat(32);
let server: StartedServer;
let tenant: TestTenant;
let caller: Caller;
beforeAll(async () => {
  server = await startTestServer();
  tenant = await server.createTenant('workshop');
  caller = createCaller(tenant.context);
});
afterAll(() => server?.stop());

/** A file that is ready, as the pipeline would have left it. */
async function addFile(name: string): Promise<string> {
  const [id, at] = [newId(), { tenantId: tenant.id }];
  const compressedPath = storageKey(tenant.id, 'media', id, 'compressed.webp');
  await server.services.storage.put(compressedPath, Buffer.from(name), { mimeType: 'image/webp' });
  const kind = { mimeType: 'image/jpeg', mediaType: 'image', status: 'ready', storageProvider: 'local' } as const;
  const names = { originalName: name, fileName: id, filePath: id, compressedPath };
  await server.services.database.transaction(at, (tx) =>
    tx.mediaFile.create({ data: { ...at, ...kind, ...names, id, fileSize: 1, uploadedById: tenant.userId } }),
  );
  return id;
}

/** A draft of one scene whose tiles are there. */
async function draftTour(title: string, contentId: string): Promise<{ id: string; sceneId: string }> {
  const [panoramaMediaId, at] = [await addFile(title), { tenantId: tenant.id }];
  await server.services.storage.put(storageKey(tenant.id, 'tiles', contentId, 'thumbnail.jpg'), Buffer.from(title), {
    mimeType: 'image/jpeg',
  });
  const { id } = await caller.tours.create({ title, description: 'Words that nobody may guess.' });
  const scene = await caller.tours.scenes.create({ tourId: id, title: 'Hall', panoramaMediaId });
  const picture = { tileSize: 512, levels: [512], formats: ['webp'], preview: 'data:image/webp;base64,', width: 2048, height: 1024 };
  await server.services.database.transaction(at, (tx) =>
    tx.panorama.update({
      where: { tenantId_mediaId: { ...at, mediaId: panoramaMediaId } },
      data: { status: 'ready', progress: 1, contentId, document: { id: contentId, ...picture } },
    }),
  );
  return { id, sceneId: scene.id };
}

async function addPicture(sceneId: string): Promise<{ mediaId: string; hotspotId: string }> {
  const mediaId = await addFile('a stove');
  const content = { type: 'image', image: { mediaId, alt: 'A stove' } } as const;
  const { id } = await caller.tours.hotspots.create({ sceneId, title: 'Stove', position: { yaw: 0, pitch: 0 }, content });
  return { mediaId, hotspotId: id };
}

const preview = async (id: string) => {
  const { manifest } = await caller.tours.preview({ id });
  if (!manifest) throw new Error('There is nothing to show.');
  return manifest;
};

test('0.9 0.22 what a draft shows is loaded by its signed address from any page without a session, and by no other', async () => {
  const { id, sceneId } = await draftTour('Draft', CONTENT_ID);
  const { mediaId } = await addPicture(sceneId);
  const { roots, media, thumbnail } = await preview(id);
  const tile = `${roots.tiles}${CONTENT_ID}/thumbnail.jpg`;
  const picture = roots.media + media[mediaId]!.path;
  expect(thumbnail).toBe(tile);
  for (const [url, text] of [
    [tile, 'Draft'],
    [picture, 'a stove'],
  ] as const) {
    const response = await fetch(url, { headers: { origin: 'https://partner.example' } });
    expect([response.status, await response.text()]).toEqual([200, text]);
    const headers = {
      'cache-control': 'private, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    };
    expect(Object.fromEntries(Object.keys(headers).map((name) => [name, response.headers.get(name)]))).toEqual(headers);
    expect(response.headers.has('set-cookie')).toBe(false);
    const part = await fetch(url, { headers: { range: 'bytes=0-0' } });
    expect([part.status, await part.text()]).toEqual([206, text[0]]);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    const known = await fetch(url, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(known.status).toBe(304);
    // Without what signs it there is nothing at the same place.
    expect((await fetch(url.replace(/\/drafts\/[^/]+/, ''))).status).toBe(404);
  }
});

test('0.9 I1 A15 an altered, an expired and a foreign address are answered as what is not there', async () => {
  const [first, second] = [await draftTour('First', 'e'.repeat(32)), await draftTour('Second', 'f'.repeat(32))];
  const { mediaId } = await addPicture(second.sceneId);
  const stranger = await server.createTenant('elsewhere');
  const { signingKey, clock } = server.services;
  const sign = (tenantId: string, tourId: string, changes: { purpose?: string; key?: Uint8Array; expiresAt?: Date } = {}) =>
    signToken([changes.key ?? signingKey], {
      purpose: changes.purpose ?? 'tour-draft',
      claims: { tenant: tenantId, tour: tourId },
      expiresAt: changes.expiresAt ?? new Date(clock.now().getTime() + HOUR),
    });
  const good = sign(tenant.id, second.id);
  const [claims, signature] = good.split('.');
  const paths = [`/tiles/${tenant.id}/${'f'.repeat(32)}/thumbnail.jpg`, mediaPath({ tenantId: tenant.id, mediaId, variant: 'compressed' })];
  const load = (token: string, path: string) => fetch(`${server.url}/drafts/${token}${path}`);
  const never = await load(good, `/tiles/${tenant.id}/${'0'.repeat(32)}/thumbnail.jpg`);
  const nothing = await never.text();
  expect(never.status).toBe(404);

  const tokens = {
    'of another tour': sign(tenant.id, first.id),
    'of another tenant': sign(stranger.id, second.id),
    'of no tour': sign(tenant.id, newId()),
    expired: sign(tenant.id, second.id, { expiresAt: new Date(clock.now().getTime() - 1000) }),
    'for something else': sign(tenant.id, second.id, { purpose: 'tour-grant' }),
    'by another key': sign(tenant.id, second.id, { key: new Uint8Array(32) }),
    'with other claims': `${sign(tenant.id, first.id).split('.')[0]}.${signature}`,
    'without a signature': `${claims}.`,
    'too long': 'x'.repeat(2000),
    'no token': 'x',
  };
  for (const path of paths) {
    expect((await load(good, path)).status).toBe(200);
    for (const [name, token] of Object.entries(tokens)) {
      const response = await load(token, path);
      expect([name, response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
        name,
        404,
        nothing,
        'no-store',
      ]);
    }
  }
  // What the tour does not show stays closed with a good token too: the original tells what the camera wrote.
  for (const path of [
    mediaPath({ tenantId: tenant.id, mediaId, variant: 'original' }),
    mediaPath({ tenantId: tenant.id, mediaId: await addFile('another file'), variant: 'compressed' }),
    mediaPath({ tenantId: stranger.id, mediaId, variant: 'compressed' }),
    `/tiles/${stranger.id}/${'f'.repeat(32)}/thumbnail.jpg`,
    `/tiles/${tenant.id}/${'e'.repeat(32)}/thumbnail.jpg`,
    `/tiles/${tenant.id}/${'f'.repeat(32)}/..%2F..%2Fthumbnail.jpg`,
    '/media/x/y/z',
  ])
    expect([path, (await load(good, path)).status]).toEqual([path, 404]);
});

test('0.9 what was put into a draft is loaded at once, by the address that was given before', async () => {
  const { id, sceneId } = await draftTour('Growing', 'a'.repeat(32));
  const { roots } = await preview(id);
  expect((await fetch(`${roots.tiles}${'a'.repeat(32)}/thumbnail.jpg`)).status).toBe(200);
  const { mediaId } = await addPicture(sceneId);
  expect((await fetch(`${roots.media}${mediaId}/compressed`)).status).toBe(200);
});

test('0.9 whoever may read drafts may preview them: a key of the tenant, not its publishable one and not a stranger', async () => {
  const { id } = await draftTour('Keys', 'b'.repeat(32));
  const stranger = await server.createTenant('beyond');
  const ask = async (key: string) => {
    const response = await fetch(`${server.url}/api/tours/preview?id=${id}`, { headers: { authorization: `Bearer ${key}` } });
    return [response.status, ((await response.json()) as { manifest?: { id: string } }).manifest?.id];
  };
  expect(await ask(await server.createKey(tenant))).toEqual([200, id]);
  expect(await ask(await server.createKey(tenant, { kind: 'publishable', allowWrite: false }))).toEqual([403, undefined]);
  expect(await ask(await server.createKey(stranger))).toEqual([404, undefined]);
});

test('0.9 0.22 the picture of a draft in lists is loaded by its signed address, for an hour or two, and by no other', async () => {
  const { id, sceneId } = await draftTour('Listed', 'e'.repeat(32));
  const { id: empty } = await caller.tours.create({ title: 'Empty' });
  const { items } = await caller.tours.search({});
  const listed = items.find(({ tour }) => tour.id === id)?.tour.thumbnailUrl;
  expect(items.find(({ tour }) => tour.id === empty)?.tour.thumbnailUrl).toBeNull();
  expect((await caller.tours.get({ id })).thumbnailUrl).toBe(listed);
  expect((await caller.tours.scenes.get({ id: sceneId })).thumbnailUrl).toBe(listed);
  const load = (path: string) => fetch(new URL(path, server.url));
  const answer = await load(listed!);
  expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([200, 'Listed', 'private, max-age=3600']);
  const forged = [
    listed!.split('?')[0]!,
    listed!.replace('e'.repeat(32), 'd'.repeat(32)),
    listed!.replace(tenant.id, newId()),
    listed!.replace(/exp=\d+/, 'exp=99999999999'),
    `${listed!}x`,
  ];
  for (const path of forged) expect((await load(path)).status).toBe(404);
});

test('0.9 a tour begins with its start scene in lists too, else with the first that has a picture', async () => {
  const { id } = await draftTour('Two', 'f'.repeat(32));
  await caller.tours.scenes.create({ tourId: id, title: 'Without a picture' });
  const { sceneId } = await draftTour('Other', 'a'.repeat(32));
  const { panoramaMediaId } = await caller.tours.scenes.get({ id: sceneId });
  const second = await caller.tours.scenes.create({ tourId: id, title: 'Second', panoramaMediaId });
  expect((await caller.tours.get({ id })).thumbnailUrl).toContain(`/${'f'.repeat(32)}?`);
  const { version } = await caller.tours.get({ id });
  expect((await caller.tours.update({ id, version, startSceneId: second.id })).thumbnailUrl).toContain(`/${'a'.repeat(32)}?`);
});
