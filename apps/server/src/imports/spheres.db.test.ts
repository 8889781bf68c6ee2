import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { storageKey } from '@belvedere/kernel/storage';
import { FACES, tilePath, tourManifestSchema, vectorToFace, type TourManifest } from '@belvedere/manifest';
import { CUBE_GRIDS, importMediaFile, type ImportedFile } from '@belvedere/platform';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { startTestServer, type StartedServer, type TestTenant } from '../testing/index.ts';
import { importTour, openTourSource } from './import-tour.ts';

let server: StartedServer;
let tenant: TestTenant;
let caller: Caller;
let folder: string;

beforeAll(async () => {
  server = await startTestServer({ worker: true });
  tenant = await server.createTenant('spheres');
  caller = createCaller(tenant.context);
  folder = await mkdtemp(join(tmpdir(), 'spheres-'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function upload(
  fileName: string,
  bytes: Buffer,
  said: Partial<Pick<ImportedFile, 'projection' | 'cubeLayout' | 'lensFov'>> = {},
): Promise<string> {
  const path = join(folder, fileName);
  await writeFile(path, bytes);
  const { mediaId } = await importMediaFile({ context: tenant.context, source: { path }, fileName, ...said });
  return mediaId;
}

/** A picture of colours in a grid, a place each; a point stays black. */
async function colours(grid: readonly string[]): Promise<Buffer> {
  const size = 160;
  const tile = (name: string) => {
    const [pixels, face] = [Buffer.alloc(size * size * 3), 'frblud'.indexOf(name.toLowerCase())];
    for (let at = 0; at < size * size; at += 1) pixels.set([face * 40, (Math.floor(at / size) / size) * 255, 255 - face * 40], at * 3);
    return pixels;
  };
  const pieces = grid.flatMap((line, row) =>
    [...line].flatMap((name, column) =>
      name === '.'
        ? []
        : [{ input: tile(name), raw: { width: size, height: size, channels: 3 as const }, left: column * size, top: row * size }],
    ),
  );
  const whole = sharp({ create: { width: grid[0]!.length * size, height: grid.length * size, channels: 3, background: '#000' } });
  return whole.composite(pieces).jpeg({ quality: 95 }).toBuffer();
}

const untilCut = async (sceneId: string) =>
  await expect
    .poll(async () => (await caller.tours.scenes.get({ id: sceneId })).panorama, { timeout: 60_000 })
    .toMatchObject({ status: 'ready', failure: null });

test('0.16 1.0 how a camera stood, by the XMP of its picture, corrects a new scene; who makes the scene can say otherwise', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
    xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular" GPano:PoseHeadingDegrees="120.5"
    GPano:PosePitchDegrees="-2" GPano:PoseRollDegrees="1.5"/></rdf:RDF></x:xmpmeta>`;
  const picture = sharp({ create: { width: 1024, height: 512, channels: 3, background: '#487' } });
  const panoramaMediaId = await upload('leant.jpg', await picture.jpeg().withXmp(xmp).toBuffer());
  const { id: tourId } = await caller.tours.create({ title: 'Leant' });
  const scene = (title: string, said = {}) => caller.tours.scenes.create({ tourId, title, panoramaMediaId, ...said });
  const poseOf = async (id: string) => {
    const { horizonPitch, horizonRoll, northOffset } = await caller.tours.scenes.get({ id });
    return [horizonPitch, horizonRoll, northOffset];
  };

  const [early, level] = [await scene('Early'), await scene('Level', { horizonPitch: 0 })];
  await untilCut(early.id);
  const late = [await scene('Late'), await scene('To the north', { northOffset: 10 })];
  const all = await Promise.all([early, level, ...late].map(({ id }) => poseOf(id)));
  expect(all).toEqual([
    [-2, 1.5, 120.5],
    [0, 0, 0],
    [-2, 1.5, 120.5],
    [0, 0, 10],
  ]);
  const { version } = await caller.tours.scenes.get({ id: early.id });
  await caller.tours.scenes.update({ id: early.id, version, horizonRoll: 0 });
  expect(await poseOf(early.id)).toEqual([-2, 0, 120.5]);
}, 120_000);

/** What stands in the middle of a face of a scene's tiles: the number of the face, by its red. */
async function facesSeen(sceneId: string): Promise<number[]> {
  const { thumbnailUrl } = await caller.tours.scenes.get({ id: sceneId });
  const id = new URL(thumbnailUrl!, server.url).pathname.split('/')[3]!;
  return Promise.all(
    FACES.map(async (face) => {
      const path = tilePath(id, { face, level: 0, x: 0, y: 0 }, 'jpg');
      const stored = await server.services.storage.get(storageKey(tenant.id, 'tiles', ...path.split('/')));
      const { dominant } = await sharp(await buffer(stored.body)).stats();
      return Math.round(dominant.r / 40);
    }),
  );
}

/** The archive of a tour as it is loaded, and the tour that another tenant makes of it. */
async function broughtTo(other: TestTenant, tourId: string, originals: boolean): Promise<TourManifest> {
  const { id } = await caller.tours.exports.create({ tourId, source: 'draft', originals });
  await expect.poll(async () => (await caller.tours.exports.get({ id })).status, { timeout: 60_000 }).toBe('done');
  const path = join(folder, `${id}.zip`);
  const { url } = await caller.tours.exports.download({ id });
  await writeFile(path, Buffer.from(await (await fetch(server.url + url)).arrayBuffer()));
  const source = await openTourSource(path);
  const made = await importTour({ context: other.context, source, publish: true, onProgress: () => {} });
  await source.close();
  expect(made.remarks).toEqual([]);
  return tourManifestSchema.parse(await (await fetch(made.manifestUrl!)).json());
}

test('I16 0.16 a part of a sphere keeps its place in an archive of its tiles alone, as what a scene is shown as does', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
    xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular" GPano:FullPanoWidthPixels="1000"
    GPano:FullPanoHeightPixels="500" GPano:CroppedAreaImageWidthPixels="630" GPano:CroppedAreaImageHeightPixels="210"
    GPano:CroppedAreaLeftPixels="170" GPano:CroppedAreaTopPixels="110"/></rdf:RDF></x:xmpmeta>`;
  const picture = sharp({ create: { width: 630, height: 210, channels: 3, background: '#fff' } });
  const mediaId = await upload('part.jpg', await picture.jpeg().withXmp(xmp).toBuffer());
  const { id: tourId } = await caller.tours.create({ title: 'Part' });
  const { id } = await caller.tours.scenes.create({ tourId, title: 'Part', sourceMediaId: mediaId });
  await untilCut(id);
  const { manifestUrl } = await caller.tours.publish({ id: tourId });
  const [before] = tourManifestSchema.parse(await (await fetch(new URL(manifestUrl, server.url))).json()).scenes;
  expect(before?.panorama.part).toEqual({ left: 0.17, top: 0.22, width: 0.63, height: 0.42 });
  expect(before?.source?.part).toEqual(before?.panorama.part);
  for (const originals of [false, true]) {
    const [after] = (await broughtTo(await server.createTenant(`parts-${originals}`), tourId, originals)).scenes;
    expect(after?.panorama).toMatchObject({ width: 1000, height: 500, part: before?.panorama.part });
    expect(after?.view.bounds).toEqual(before?.view.bounds);
    for (const [side, share] of Object.entries(before!.source!.part!))
      expect(after?.source?.part?.[side as 'left']).toBeCloseTo(share, originals ? 9 : 4);
  }
}, 180_000);

test('0.17 0.21 where a camera says that it stood is for its people: it places no scene until somebody says so', async () => {
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '47/1 6/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '8/1 30/1 0/1' };
  const picture = sharp({ create: { width: 1024, height: 512, channels: 3, background: '#748' } });
  const panoramaMediaId = await upload('placed.jpg', await picture.jpeg().withExif({ IFD3: gps }).toBuffer());
  const { id: tourId } = await caller.tours.create({ title: 'Placed' });
  const { scenes } = caller.tours;
  const { id: early } = await scenes.create({ tourId, title: 'Early', panoramaMediaId });
  await untilCut(early);
  const { id: late } = await scenes.create({ tourId, title: 'Late', panoramaMediaId });
  for (const id of [early, late]) expect(await scenes.get({ id })).toMatchObject({ latitude: null, longitude: null });
  const { position } = await caller.media.origin({ id: panoramaMediaId });
  expect(position).toMatchObject({ latitude: 47.1, longitude: -8.5 });
  const { latitude, longitude } = position!;
  const { version } = await scenes.get({ id: late });
  await scenes.update({ id: late, version, latitude, longitude });
  const { manifestUrl } = await caller.tours.publish({ id: tourId });
  const manifest = tourManifestSchema.parse(await (await fetch(new URL(manifestUrl, server.url))).json());
  expect(manifest.scenes.map((scene) => [scene.title, scene.position])).toEqual([
    ['Early', undefined],
    ['Late', { latitude: 47.1, longitude: -8.5 }],
  ]);
}, 120_000);

test('0.21 1.0 a cube in one picture is known by its proportions, a pack by what is said of it; a photograph is no cube', async () => {
  const { id: tourId } = await caller.tours.create({ title: 'Cubes' });
  const scene = async (title: string, panoramaMediaId: string) => (await caller.tours.scenes.create({ tourId, title, panoramaMediaId })).id;
  const cubes = await Promise.all([
    colours(CUBE_GRIDS['cross-horizontal']).then((bytes) => upload('cross.jpg', bytes)),
    colours(CUBE_GRIDS['strip-vertical']).then((bytes) => upload('strip.jpg', bytes)),
    colours(CUBE_GRIDS.pack).then((bytes) => upload('pack.jpg', bytes, { cubeLayout: 'pack' })),
  ]);
  const scenes = await Promise.all(cubes.map((mediaId, index) => scene(`Cube ${index}`, mediaId)));
  for (const id of scenes) {
    await untilCut(id);
    expect(await facesSeen(id)).toEqual([0, 1, 2, 3, 4, 5]);
  }
  const views = await Promise.all(cubes.map((id) => caller.media.get({ id })));
  expect(views.map(({ projection, cubeLayout }) => [projection, cubeLayout])).toEqual([
    ['cubemap', 'cross-horizontal'],
    ['cubemap', 'strip-vertical'],
    ['cubemap', 'pack'],
  ]);

  // Nobody has said what this one is: its proportions are those of a photograph. Once it is said, it is cut.
  const unsaid = await upload('unsaid.jpg', await colours(CUBE_GRIDS.pack).then((bytes) => sharp(bytes).flop().jpeg().toBuffer()));
  const late = await scene('Late', unsaid);
  await expect
    .poll(async () => (await caller.tours.scenes.get({ id: late })).panorama, { timeout: 60_000 })
    .toMatchObject({ status: 'failed', failure: expect.stringContaining('cube') });
  const { version, ...before } = await caller.media.get({ id: unsaid });
  expect(before).toMatchObject({ projection: 'equirectangular', cubeLayout: null });
  // Spots that are large enough to be seen in the small form too: fine noise evens out there, and what is even might be a cross.
  const spots = sharp({
    create: { width: 32, height: 24, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 120, sigma: 60 } },
  });
  const photograph = sharp(await spots.png().toBuffer()).resize(640, 480);
  const photo = await upload('photo.jpg', await photograph.jpeg().toBuffer());
  await expect.poll(async () => (await caller.media.get({ id: photo })).status, { timeout: 60_000 }).toBe('ready');
  expect(await caller.media.get({ id: photo })).toMatchObject({ projection: 'equirectangular', cubeLayout: null });

  await caller.media.update({ id: unsaid, version, cubeLayout: 'pack' });
  await untilCut(late);
  expect(await caller.media.get({ id: unsaid })).toMatchObject({ projection: 'cubemap', cubeLayout: 'pack' });
  // It was mirrored: of “rlu / dfb” became “ulr / bfd”.
  expect(await facesSeen(late)).toEqual([0, 4, 5, 3, 1, 2]);
  const now = await caller.media.get({ id: unsaid });
  await expect(caller.media.update({ id: unsaid, version: now.version, stereo: 'top-bottom' })).rejects.toThrow('cubemap');
  await caller.media.update({ id: unsaid, version: now.version, projection: 'flat' });
  expect(await caller.media.get({ id: unsaid })).toMatchObject({ projection: 'flat', cubeLayout: null });
}, 180_000);

/** What two lenses of so many degrees saw of a sphere with a colour for each face: the right circle looks ahead, the left one back. */
async function lenses(fov: number): Promise<Buffer> {
  const side = 400;
  const pixels = Buffer.alloc(side * side * 2 * 3);
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side * 2; column += 1) {
      const [right, up] = [(((column % side) + 0.5) / side) * 2 - 1, 1 - ((row + 0.5) / side) * 2];
      const distance = Math.hypot(right, up);
      if (distance > 1) continue;
      const angle = ((distance * fov) / 360) * Math.PI;
      const [off, turn] = [Math.sin(angle) / distance, column < side ? -1 : 1];
      const { face } = vectorToFace({ x: right * off * turn, y: up * off, z: -Math.cos(angle) * turn });
      pixels.set([FACES.indexOf(face) * 40, 128, 255 - FACES.indexOf(face) * 40], (row * side * 2 + column) * 3);
    }
  return sharp(pixels, { raw: { width: side * 2, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

async function failureOf(panoramaMediaId: string): Promise<string> {
  const { id: tourId } = await caller.tours.create({ title: 'Refused' });
  const { id } = await caller.tours.scenes.create({ tourId, title: 'Refused', panoramaMediaId });
  const stateOf = async () => (await caller.tours.scenes.get({ id })).panorama;
  await expect.poll(async () => (await stateOf())?.status, { timeout: 60_000 }).toBe('failed');
  return (await stateOf())?.failure ?? '';
}

test('0.21 1.0 what two lenses saw is cut and goes live once somebody says so; nobody guesses it, and without ffmpeg too', async () => {
  expect(server.services.ffmpeg).toBeUndefined();
  const unsaid = await upload('lenses.png', await lenses(195));
  const { id: tourId } = await caller.tours.create({ title: 'Lenses' });
  const { id } = await caller.tours.scenes.create({ tourId, title: 'Hall', panoramaMediaId: unsaid });
  await untilCut(id);
  expect(await caller.media.get({ id: unsaid })).toMatchObject({
    projection: 'equirectangular',
    lensFov: null,
    details: { looksLike: 'dual-fisheye' },
    processingLog: expect.arrayContaining([
      expect.objectContaining({ message: expect.stringContaining('say that its projection is dual-fisheye') }),
    ]),
  });
  expect(await facesSeen(id)).not.toEqual([0, 1, 2, 3, 4, 5]);

  const { version } = await caller.media.get({ id: unsaid });
  const said = await caller.media.update({ id: unsaid, version, lensFov: 195 });
  expect(said).toMatchObject({ projection: 'dual-fisheye', lensFov: 195 });
  await expect.poll(() => facesSeen(id), { timeout: 60_000 }).toEqual([0, 1, 2, 3, 4, 5]);
  const { manifestUrl } = await caller.tours.publish({ id: tourId });
  const { panorama } = tourManifestSchema.parse(await (await fetch(new URL(manifestUrl, server.url))).json()).scenes[0]!;
  expect(panorama).toMatchObject({ width: 800, height: 400 });
  const tile = await fetch(`${server.url}/tiles/${tenant.id}/${tilePath(panorama.id, { face: 'b', level: 0, x: 0, y: 0 }, 'jpg')}`);
  expect(tile.status).toBe(200);

  await expect(caller.media.update({ id: unsaid, version: said.version, stereo: 'top-bottom' })).rejects.toThrow('dual fisheye');
  const flat = await caller.media.update({ id: unsaid, version: said.version, projection: 'equirectangular' });
  expect(flat).toMatchObject({ projection: 'equirectangular', lensFov: null });
}, 180_000);

test('0.21 a folder of pictures of two lenses becomes a tour when the one who imports it says so', async () => {
  const alone = await mkdtemp(join(folder, 'lenses-'));
  await writeFile(join(alone, 'hall.png'), await lenses(200));
  const source = await openTourSource(alone);
  const call = { context: tenant.context, source, lensFov: 200, publish: true, onProgress: () => {} };
  const { scenes, remarks, url } = await importTour(call);
  await source.close();
  expect([scenes.length, remarks, typeof url]).toEqual([1, [], 'string']);
  expect(await facesSeen(scenes[0]!.sceneId!)).toEqual([0, 1, 2, 3, 4, 5]);
}, 120_000);

test('0.21 E7 what is said to be of two lenses and is not is refused with words', async () => {
  const square = sharp({ create: { width: 600, height: 600, channels: 3, background: '#487' } });
  const fisheye = { projection: 'dual-fisheye' } as const;
  expect(await failureOf(await upload('square.png', await square.png().toBuffer(), fisheye))).toContain('twice as wide');
  const slim = await square.resize(1, 2, { fit: 'fill' }).png().toBuffer();
  expect(await failureOf(await upload('slim.png', slim, fisheye))).toContain('twice as wide');

  const text = await upload('text.png', Buffer.from('Two circles, side by side.'), fisheye);
  await expect.poll(async () => (await caller.media.get({ id: text })).status, { timeout: 60_000 }).toBe('quarantined');
  await expect(upload('film.mp4', Buffer.from('film'), fisheye)).rejects.toThrow('for one eye');
  for (const lensFov of [0, 184, 241, Number.NaN])
    await expect(caller.media.createUpload({ fileName: 'a.png', size: 9, lensFov })).rejects.toThrow('not valid');
}, 120_000);
