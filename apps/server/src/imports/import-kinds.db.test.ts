import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSchedule } from '@belvedere/kernel';
import { tilePath, tourManifestSchema, type TourManifest } from '@belvedere/manifest';
import { importMediaFile } from '@belvedere/platform';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { allSchedules } from '../systems.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';
import { importTour, openTourSource, type ImportedTour } from './import-tour.ts';

const DOLPHINS = fileURLToPath(new URL('../../../../../shared/panoramas/dolphins.jpg', import.meta.url));
let server: StartedServer;
let tenant: TestTenant;
let caller: Caller;
let folder: string;

beforeAll(async () => {
  server = await startTestServer({ worker: true });
  tenant = await server.createTenant('kinds');
  caller = createCaller(tenant.context);
  folder = await mkdtemp(join(tmpdir(), 'kinds-'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** A sphere of soft colours; `shift` moves it as the other eye sees it. */
async function sphere(width: number, { shift = 0, hue = 0 } = {}): Promise<Buffer> {
  const [height, data] = [width / 2, Buffer.alloc((width * width * 3) / 2)];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const angle = ((column + shift) / width) * 2 * Math.PI;
      const at = (row * width + column) * 3;
      data[at] = 128 + 100 * Math.sin(angle * 3 + hue);
      data[at + 1] = (row / height) * 255;
      data[at + 2] = 128 + 100 * Math.cos(angle * 5 + row / 40);
    }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

/** The panorama of the first scene, once it is the one: a server hears within a second that a tour was published anew. */
async function shownNow(url: string, isIt: (id: string) => boolean): Promise<TourManifest['scenes'][number]['panorama']> {
  const panorama = async () => (await manifestAt(url)).scenes[0]!.panorama;
  await expect.poll(async () => isIt((await panorama()).id), { timeout: 5_000 }).toBe(true);
  return panorama();
}

async function manifestAt(url: string): Promise<TourManifest> {
  const response = await fetch(`${url}/manifest.json`);
  return tourManifestSchema.parse(await response.json());
}
const statusOf = async (path: string) => (await fetch(server.url + path)).status;
const front = (id: string) => `/tiles/${tenant.id}/${tilePath(id, { face: 'f', level: 0, x: 0, y: 0 }, 'jpg')}`;
const waitFor = async (mediaId: string, status: string) =>
  await expect.poll(async () => (await caller.media.get({ id: mediaId })).status, { timeout: 60_000 }).toBe(status);

/** The tour of one file alone in a folder. */
async function importOne(path: string, title: string): Promise<ImportedTour & { tourId: string }> {
  const alone = await mkdtemp(join(tmpdir(), 'kinds-one-'));
  await copyFile(path, join(alone, basename(path)));
  const source = await openTourSource(alone);
  try {
    const report = await importTour({ context: tenant.context, source, title, publish: true, onProgress: () => {} });
    return { ...report, tourId: report.tourId! };
  } finally {
    await source.close();
    await rm(alone, { recursive: true });
  }
}

/** Gives a file another content and waits for it. */
async function replace(mediaId: string, bytes: Buffer): Promise<void> {
  const { version } = await caller.media.get({ id: mediaId });
  const { upload } = await caller.media.replace({ id: mediaId, version, fileName: 'young.jpg', size: bytes.length, purpose: 'panorama' });
  const sent = await fetch(server.url + upload.url, {
    method: 'PATCH',
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0', 'tus-resumable': '1.0.0' },
    body: new Uint8Array(bytes),
  });
  expect(sent.status).toBe(204);
  await expect.poll(async () => (await caller.media.get({ id: mediaId })).originalName, { timeout: 60_000 }).toBe('young.jpg');
}

/** Publishes as soon as the panoramas are cut. */
async function publish(id: string): Promise<string> {
  let url: string | undefined;
  const attempt = async () => (url = (await caller.tours.publish({ id }).catch(() => undefined))?.url);
  await expect.poll(attempt, { timeout: 60_000 }).toBeTruthy();
  return url!;
}

describe('from a file to a live tour', () => {
  test('1.0 0.21 a picture for two eyes is imported and published: tiles of both are live, one eye needs to know nothing of it', async () => {
    const path = join(folder, 'dolphins.jpg');
    if (existsSync(DOLPHINS)) await copyFile(DOLPHINS, path);
    else {
      const eyes = [await sphere(1024), await sphere(1024, { shift: 4 })];
      const both = sharp({ create: { width: 1024, height: 1024, channels: 3, background: '#000' } });
      await both
        .composite(eyes.map((input, index) => ({ input, left: 0, top: index * 512 })))
        .jpeg()
        .toFile(path);
    }
    const report = await importOne(path, 'Dolphins');
    expect(report).toMatchObject({ remarks: [], scenes: [{ title: expect.any(String) }] });
    const { panorama } = (await manifestAt(report.url!)).scenes[0]!;
    expect(panorama.width).toBe(panorama.height * 2);
    expect(panorama.stereo).toMatchObject({ mode: 'top-bottom' });
    expect(await Promise.all([panorama.id, panorama.stereo!.right].map((id) => statusOf(front(id))))).toEqual([200, 200]);
    const { items } = await caller.media.list({});
    expect(items[0]).toMatchObject({ projection: 'equirectangular', stereo: 'top-bottom' });
  }, 120_000);

  test('0.20 a panorama that is replaced stays live as it was until the tour is published again; then the old tiles go', async () => {
    const [old, young] = [join(folder, 'old.jpg'), join(folder, 'young.jpg')];
    await writeFile(old, await sphere(1024));
    await writeFile(young, await sphere(1024, { hue: 2 }));
    const report = await importOne(old, 'Hall');
    const before = (await manifestAt(report.url!)).scenes[0]!.panorama;
    const scene = await caller.tours.scenes.get({ id: report.scenes[0]!.sceneId! });
    const mediaId = scene.panoramaMediaId!;
    await replace(mediaId, await sharp(young).toBuffer());
    expect((await manifestAt(report.url!)).scenes[0]!.panorama.id).toBe(before.id);
    expect(await statusOf(front(before.id))).toBe(200);
    const uses = (await caller.media.uses({ id: mediaId })).items.map(({ type }) => type);
    expect(uses).toContain('scene');

    // Its tiles are being cut: until then there is nothing to publish.
    await publish(report.tourId);
    const after = await shownNow(report.url!, (id) => id !== before.id);
    expect(await statusOf(front(after.id))).toBe(200);
    await expect.poll(() => statusOf(front(before.id)), { timeout: 5_000 }).toBe(404);
  }, 120_000);

  test('0.6 0.24 a roll back shows a replaced file as it was published, as a file of its own; other tours keep the new one', async () => {
    const old = join(folder, 'former.jpg');
    await writeFile(old, await sphere(1024, { hue: 1 }));
    const { tourId, url, scenes } = await importOne(old, 'Former');
    const { versions } = caller.tours;
    const sceneId = scenes[0]!.sceneId!;
    const panoramaOf = async (id: string) => (await caller.tours.scenes.get({ id })).panoramaMediaId!;
    const mediaId = await panoramaOf(sceneId);
    const { version, originalName } = await caller.media.get({ id: mediaId });
    await caller.media.update({ id: mediaId, version, altText: 'The hall' });
    const content = { type: 'image' as const, image: { mediaId, alt: 'Small' } };
    const hotspot = await caller.tours.hotspots.create({ sceneId, title: 'Small', position: { yaw: 9, pitch: 0 }, content });
    await publish(tourId);
    const before = (await manifestAt(url!)).scenes[0]!.panorama;
    const other = await caller.tours.create({ title: 'Other', description: 'Words' });
    const otherScene = await caller.tours.scenes.create({ tourId: other.id, title: 'Hall', panoramaMediaId: mediaId });
    const otherUrl = await publish(other.id);

    await replace(mediaId, await sphere(1024, { hue: 2 }));
    await Promise.all([publish(tourId), publish(other.id)]);
    const after = await shownNow(url!, (id) => id !== before.id);
    await shownNow(otherUrl, (id) => id === after.id);
    // Nothing that is live shows the former content any more; the version does.
    const sweep = allSchedules.find(({ name }) => name === 'media.sweep')!;
    await runSchedule(sweep, { services: server.services, tenants: async () => [tenant.id] });
    const seen = async () => (await versions.compare({ tourId, from: 2 })).changes.map(({ part }) => part).toSorted();
    expect(await seen()).toEqual(['hotspot', 'scene']);

    await versions.rollBack({ tourId, number: 2 });
    expect(await seen()).toEqual([]);
    const formerId = await panoramaOf(sceneId);
    expect(formerId).not.toBe(mediaId);
    expect((await caller.tours.hotspots.get({ id: hotspot.id })).content).toMatchObject({ image: { mediaId: formerId } });
    expect(await caller.media.get({ id: formerId })).toMatchObject({ originalName, altText: 'The hall', status: 'ready' });
    expect((await caller.media.list({})).items.map(({ id }) => id)).toEqual(expect.arrayContaining([mediaId, formerId]));
    await publish(tourId);
    await shownNow(url!, (id) => id === before.id);
    expect(await statusOf(front(before.id))).toBe(200);
    expect(await panoramaOf(otherScene.id)).toBe(mediaId);
    expect((await manifestAt(otherUrl)).scenes[0]!.panorama.id).toBe(after.id);

    // There and back again: the same two files.
    for (const [number, file] of [
      [3, mediaId],
      [2, formerId],
    ] as const) {
      await versions.rollBack({ tourId, number });
      expect(await panoramaOf(sceneId)).toBe(file);
    }
  }, 120_000);

  test('0.22 0.23 a document of a live tour is downloaded by visitors, by ranges too; a private one only by its signed address', async () => {
    const path = join(folder, 'plan.txt');
    await writeFile(path, 'Ground floor\n');
    const { mediaId } = await importMediaFile({ context: tenant.context, source: { path }, purpose: 'kind' });
    await waitFor(mediaId, 'ready');
    const address = `/media/${tenant.id}/${mediaId}/original`;
    expect(await statusOf(address)).toBe(404);
    const { url } = await caller.media.download({ id: mediaId });
    const signed = await fetch(server.url + url, { headers: { range: 'bytes=0-5' } });
    expect([signed.status, await signed.text(), signed.headers.get('cache-control')]).toEqual([
      206,
      'Ground',
      'private, max-age=31536000, immutable',
    ]);
    expect(await statusOf(`${url}x`)).toBe(404);

    const tour = await caller.tours.create({ title: 'Plans', description: 'Words' });
    const round = join(folder, 'round.jpg');
    await writeFile(round, await sphere(1024, { hue: 3 }));
    const report = await importOne(round, 'Round');
    const { panoramaMediaId } = await caller.tours.scenes.get({ id: report.scenes[0]!.sceneId! });
    const scene = await caller.tours.scenes.create({ tourId: tour.id, title: 'Hall', panoramaMediaId: panoramaMediaId! });
    await caller.tours.hotspots.create({
      sceneId: scene.id,
      title: 'Plan',
      position: { yaw: 0, pitch: 0 },
      content: { type: 'document', mediaId, label: 'The plan' },
    });
    const published = await caller.tours.publish({ id: tour.id });
    const manifest = await manifestAt(published.url);
    expect(manifest.media[mediaId]).toMatchObject({ path: `${mediaId}/original`, mimeType: 'text/plain' });
    const head = await fetch(server.url + address, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '13', '']);
    expect(head.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(head.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(head.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const etag = head.headers.get('etag')!;
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
      expect((await fetch(server.url + address, { headers: { 'if-none-match': tag } })).status).toBe(304);
    for (const [range, status] of [
      ['bytes=0-0', 206],
      ['bytes=-5', 206],
      ['bytes=0-1,3-4', 200],
      ['bytes=5-2', 200],
      ['bytes=13-', 416],
      [`bytes=${2n ** 63n}-`, 416],
      [`bytes=0-${2n ** 64n}`, 206],
      [`bytes=${Array.from({ length: 1000 }, () => '0-0').join(',')}`, 200],
    ] as const)
      expect([range, (await fetch(server.url + address, { headers: { range } })).status]).toEqual([range, status]);
  }, 120_000);
});
