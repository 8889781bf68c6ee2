import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { storageKey } from '@belvedere/kernel/storage';
import { tilePath, tourManifestSchema, type TourManifest } from '@belvedere/manifest';
import { importMediaFile } from '@belvedere/platform';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { makeFilm, startTestServer, testFfmpegPath, type StartedServer, type TestTenant } from '../testing/index.ts';
import { importTour, openTourSource } from './import-tour.ts';

const ffmpeg = await testFfmpegPath();

let server: StartedServer;
let tenant: TestTenant;
let caller: Caller;
let folder: string;

beforeAll(async () => {
  server = await startTestServer({ worker: true, ffmpegPath: ffmpeg });
  tenant = await server.createTenant('films');
  caller = createCaller(tenant.context);
  folder = await mkdtemp(join(tmpdir(), 'films-'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const film = (name: string, [width, height]: [number, number]) =>
  makeFilm(ffmpeg!, { path: join(folder, name), width, height, upper: 'red', lower: 'blue' });
const upload = async (path: string, said: object = {}) =>
  (await importMediaFile({ context: tenant.context, source: { path }, ...said })).mediaId;
const untilCut = async (sceneId: string) =>
  await expect
    .poll(async () => (await caller.tours.scenes.get({ id: sceneId })).panorama, { timeout: 60_000 })
    .toMatchObject({ status: 'ready', failure: null });

async function live(tourId: string): Promise<TourManifest> {
  const { manifestUrl } = await caller.tours.publish({ id: tourId });
  return tourManifestSchema.parse(await (await fetch(new URL(manifestUrl, server.url))).json());
}

/** The colour of a face of a panorama. */
async function colourOf(id: string, face: 'u' | 'd'): Promise<number[]> {
  const path = tilePath(id, { face, level: 0, x: 0, y: 0 }, 'jpg');
  const { body } = await server.services.storage.get(storageKey(tenant.id, 'tiles', ...path.split('/')));
  const { channels } = await sharp(await buffer(body)).stats();
  return channels.map(({ mean }) => Math.round(mean / 64));
}
const [RED, BLUE] = [
  [4, 0, 0],
  [0, 0, 4],
];

describe.skipIf(!ffmpeg)('films of the whole sphere', () => {
  test('0.23 0.21 a scene that is made of a film is shown as it, over tiles of a still, and visitors load both', async () => {
    const mediaId = await upload(await film('hall.mp4', [1024, 512]));
    const { id: tourId } = await caller.tours.create({ title: 'Film' });
    const { id } = await caller.tours.scenes.create({ tourId, title: 'Hall', sourceMediaId: mediaId });
    await untilCut(id);
    const manifest = await live(tourId);
    const [scene] = manifest.scenes;
    expect(scene).toMatchObject({ source: { type: 'equirectangular', media: mediaId }, panorama: { width: 1024, height: 512 } });
    expect([await colourOf(scene!.panorama.id, 'u'), await colourOf(scene!.panorama.id, 'd')]).toEqual([RED, BLUE]);
    const shown = manifest.media[mediaId]!;
    expect(shown).toMatchObject({ mimeType: 'video/mp4', projection: 'equirectangular', width: 1024, height: 512 });
    const root = new URL(manifest.roots.media, server.url);
    for (const path of [shown.path, shown.poster!]) expect((await fetch(new URL(path, root))).status).toBe(200);
    await expect(caller.media.remove({ id: mediaId })).rejects.toThrow('in use');
  }, 120_000);

  test('0.23 1.0 the tiles of a film for two eyes have both', async () => {
    const path = await film('eyes.mp4', [1024, 1024]);
    const mediaId = await upload(path, { stereo: 'top-bottom' });
    const { id: tourId } = await caller.tours.create({ title: 'Eyes' });
    const { id } = await caller.tours.scenes.create({ tourId, title: 'Hall', sourceMediaId: mediaId });
    await untilCut(id);
    const manifest = await live(tourId);
    const { panorama } = manifest.scenes[0]!;
    expect(panorama.stereo?.mode).toBe('top-bottom');
    expect([await colourOf(panorama.id, 'u'), await colourOf(panorama.stereo!.right, 'u')]).toEqual([RED, BLUE]);
    expect(manifest.media[mediaId]?.stereo).toBe('top-bottom');
  }, 120_000);

  test('0.21 0.23 a folder of films and pictures becomes a tour; a flat film and what is none are named and left out', async () => {
    const alone = await mkdtemp(join(folder, 'folder-'));
    await writeFile(join(alone, '1-hall.mp4'), await readFile(await film('a.mp4', [1024, 512])));
    await writeFile(join(alone, '2-flat.mp4'), await readFile(await film('b.mp4', [640, 360])));
    await writeFile(join(alone, '3-text.mp4'), 'This is no film.');
    const picture = sharp({ create: { width: 1024, height: 512, channels: 3, background: '#487' } });
    await writeFile(join(alone, '4-tower.jpg'), await picture.jpeg().toBuffer());
    const source = await openTourSource(alone);
    const { scenes, remarks, tourId } = await importTour({ context: tenant.context, source, publish: true, onProgress: () => {} });
    await source.close();
    expect(scenes.map(({ title, panorama }) => [title, panorama])).toEqual([
      ['Hall', 'film'],
      ['Tower', 'equirectangular'],
    ]);
    expect(remarks.map(({ where, what }) => [where, what.split('.')[0]])).toEqual([
      ['2-flat.mp4', 'It is not twice as wide as it is high for each eye'],
      ['3-text.mp4', 'It is no film in MP4 or WebM'],
    ]);
    const made = (await caller.tours.scenes.list({ tourId: tourId! })).items;
    expect(made.map(({ sourceMediaId, panoramaMediaId }) => sourceMediaId === panoramaMediaId)).toEqual([true, false]);
  }, 120_000);
});
