import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enter, eyePixel, isIn, NAME, opensIn, patient, pull, SIDE, turnTo, worst, type Eye } from '../test/in-headset.ts';
import { makeEquirect, makeFilm } from '../test/make-media.ts';
import { byDirection, makeHotspot, makePanorama, makeScene, mediaId, plain, sceneId, type Paint } from '../test/make-tour.ts';
import { createWorld, stateOf, until, type World } from '../test/open-tour.ts';
import { difference, rayAt, readPixels } from '../test/read-pixels.ts';
import type { ManifestMedia, ManifestScene, Panorama } from './manifest-types.ts';

const SHOTS = process.env['BELVEDERE_SHOTS'];
const GREEN = [40, 160, 60] as const;

let world: World;
let atlas: Panorama;
let hall: Panorama;
beforeAll(async () => {
  world = await createWorld();
  atlas = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection, levels: [128, 256] });
  hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(...GREEN) });
});
afterAll(() => world.close());

const open = opensIn(() => world);

describe('a tour in a headset', () => {
  test('shows both eyes the directions that their pose and projection give, and the page where the visitor looked last', async () => {
    const page = await open([makeScene(1, 'atlas', { panorama: atlas })], { attributes: 'yaw="40" pitch="-20"' });
    await enter(page);
    // What lay ahead on the page lies ahead in the room; up and down are those of the room.
    await expect.poll(() => worst(page, { yaw: 40, pitch: 0 }), patient).toBeLessThanOrEqual(4);
    for (const look of [
      { yaw: 70, pitch: 25 },
      { yaw: -130, pitch: -60 },
    ]) {
      await turnTo(page, look);
      await expect.poll(() => worst(page, { yaw: look.yaw + 40, pitch: look.pitch }), patient).toBeLessThanOrEqual(4);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => isIn(page), patient).toBe(false);
    const { view } = await stateOf(page);
    expect(view.yaw).toBeCloseTo(-90, 3);
    expect(view.pitch).toBeCloseTo(-60, 3);
    await page.getByRole('button', { name: NAME, pressed: false }).waitFor();
    await page.close();
  });

  test('keeps the horizon of a picture that was not taken level', async () => {
    const correction = { pitch: 14, roll: -11, north: 30 };
    const page = await open([{ ...makeScene(1, 'atlas', { panorama: atlas }), correction }], { attributes: 'controls="full"' });
    const points = [
      { x: 60, y: 50 },
      { x: 240, y: 220 },
      { x: 90, y: 230 },
    ];
    await enter(page);
    const seen = async () => {
      const pixels = await readPixels(page);
      const expected = await page.evaluate(
        ({ places, side }) => {
          // The picture of the page has the same axis, and is 90° across: the same tangents.
          const scale = window.innerWidth / side;
          const [dx, dy] = [window.innerWidth / 2, window.innerHeight / 2];
          const { tour } = document.querySelector('belvedere-tour')!;
          return places.map(({ x, y }) =>
            tour!.screenToSphere({ x: dx + (x + 0.5 - side / 2) * scale, y: dy + (y + 0.5 - side / 2) * scale })!,
          );
        },
        { places: points, side: SIDE },
      );
      const error = expected.map(({ yaw, pitch }, index) => {
        const [a, b] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180];
        const color = byDirection({ x: Math.cos(b) * Math.sin(a), y: Math.sin(b), z: -Math.cos(b) * Math.cos(a) });
        return Math.max(...(['left', 'right'] as const).map((eye) => difference(eyePixel(pixels, eye, points[index]!), color)));
      });
      return Math.max(...error);
    };
    await expect.poll(seen, patient).toBeLessThanOrEqual(4);
    await page.close();
  });

  test('shows each eye its own panorama where there are two, and one to both where there is one', async () => {
    const opposite: Paint = ({ x, y, z }) => byDirection({ x: -x, y: -y, z: -z });
    const right = await makePanorama(world.files, { id: 'c'.repeat(16), paint: opposite, levels: [128, 256] });
    const stereo: Panorama = { ...atlas, stereo: { mode: 'top-bottom', right: right.id } };
    const page = await open([makeScene(1, 'atlas', { panorama: stereo })]);
    await enter(page);
    await expect.poll(() => worst(page, { yaw: 0, pitch: 0 }, { left: byDirection, right: opposite }), patient).toBeLessThanOrEqual(4);
    await turnTo(page, { yaw: 100, pitch: 10 });
    await expect.poll(() => worst(page, { yaw: 100, pitch: 10 }, { left: byDirection, right: opposite }), patient).toBeLessThanOrEqual(4);
    await page.close();
  });
});

test('a headset says in words that tiles do not come, where one looks, until they do', async () => {
  const broken = await makePanorama(world.files, { id: 'e'.repeat(16), paint: plain(...GREEN), levels: [128, 256] });
  const tiles = [...world.files].filter(([path]) => path.startsWith(`/tiles/${broken.id}/`));
  const page = await open([makeScene(1, 'room', { panorama: broken })]);
  for (const [path] of tiles) world.files.delete(path);
  await enter(page);
  await turnTo(page, { yaw: 120, pitch: 0 });
  // The plate lies 25° below: dark beside the words, and green without it.
  const plate = async () => eyePixel(await readPixels(page), 'left', { x: 90, y: SIDE / 2 + 70 });
  const above = async () => eyePixel(await readPixels(page), 'left', { x: 90, y: 30 });
  await expect.poll(async () => difference(await above(), GREEN), patient).toBeLessThanOrEqual(4);
  await expect.poll(async () => Math.max(...(await plate())), patient).toBeLessThan(80);
  if (SHOTS) await page.screenshot({ path: join(SHOTS, 'headset-missing.png') });
  for (const [path, file] of tiles) world.files.set(path, file);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(async () => difference(await plate(), GREEN), patient).toBeLessThanOrEqual(4);
  await page.close();
});

describe('hotspots in a headset', () => {
  const red: Paint = plain(200, 0, 0);
  const scenes = async () => {
    const room = await makePanorama(world.files, { id: 'd'.repeat(16), paint: red });
    const door = makeHotspot(
      { type: 'navigation', transition: 'fade', view: { yaw: 90 } },
      { title: 'The door', yaw: 30, pitch: 10, target: sceneId(2) },
    );
    const note = makeHotspot({ type: 'info', body: { blocks: [] } }, { title: 'A note', yaw: -40 });
    return [makeScene(1, 'room', { panorama: room, hotspots: [door, note] }), makeScene(2, 'hall', { panorama: hall })];
  };

  test('0.19 a ray that points at a door leads to its scene through black, and is marked', async () => {
    const page = await open(await scenes());
    await enter(page);
    const at = async (x: number, y: number) => eyePixel(await readPixels(page), 'left', { x, y });
    await expect.poll(async () => difference(await at(20, 280), [200, 0, 0]), patient).toBeLessThanOrEqual(2);
    // The mark of the door is where its direction is seen, in its colour within a white ring.
    const tangent = (degrees: number) => Math.tan((degrees * Math.PI) / 180);
    const [x, y] = [SIDE / 2 + tangent(30) * (SIDE / 2), SIDE / 2 - (tangent(10) / Math.cos(Math.PI / 6)) * (SIDE / 2)];
    expect(difference(await at(Math.round(x), Math.round(y)), [255, 255, 255])).toBeLessThanOrEqual(4);
    // Every frame from now on, as it is drawn: the place below on the left.
    await page.evaluate(() => {
      const seen: number[][] = [];
      const session = window.headset.activeSession!;
      const gl = session.renderState.baseLayer!.context as WebGL2RenderingContext;
      const pixel = new Uint8Array(4);
      const read = () => {
        gl.readPixels(20, 20, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        seen.push([...pixel]);
        session.requestAnimationFrame(read);
      };
      session.requestAnimationFrame(read);
      Object.assign(window, { seen });
    });
    // Past it, and a little beside it.
    await pull(page, { yaw: 60, pitch: 10 });
    expect((await stateOf(page)).scene?.key).toBe('room');
    await pull(page, { yaw: 33, pitch: 8 });
    await until(page, ({ scene }) => scene?.key === 'hall');
    await expect.poll(async () => difference(await at(20, 280), GREEN), patient).toBeLessThanOrEqual(2);
    expect(await isIn(page)).toBe(true);
    const seen = await page.evaluate(() => (window as unknown as { seen: number[][] }).seen);
    const dark = seen.findIndex(([r = 0, g = 0]) => r < 8 && g < 8);
    expect(dark).toBeGreaterThan(0);
    for (const [index, [r = 0, g = 0]] of seen.entries()) expect(index < dark ? g : r - (40 / 160) * g).toBeLessThanOrEqual(8);
    await page.evaluate(() => void window.headset.activeSession!.end());
    // The scene opens as the door says, ahead of the eyes.
    expect((await stateOf(page)).view.yaw).toBeCloseTo(90, 3);
    await page.close();
  });

  test('what needs the page ends the session first, also by gaze', async () => {
    const page = await open(await scenes());
    await enter(page);
    // Where a scene lies is settled by where the eyes look at its first frame.
    await expect
      .poll(async () => difference(eyePixel(await readPixels(page), 'left', { x: 20, y: 280 }), [200, 0, 0]), patient)
      .toBeLessThanOrEqual(2);
    await turnTo(page, { yaw: -40, pitch: 2 });
    const select = () =>
      page.evaluate(async () => {
        const session = window.headset.activeSession! as unknown as XRSession;
        const targetRaySpace = await session.requestReferenceSpace('viewer');
        await new Promise<void>((done) => {
          session.requestAnimationFrame((_, frame) => {
            const inputSource = { targetRayMode: 'gaze', targetRaySpace, handedness: 'none', profiles: [] } as unknown as XRInputSource;
            session.dispatchEvent(new XRInputSourceEvent('select', { frame, inputSource }));
            done();
          });
        });
      });
    await expect
      .poll(async () => {
        if (await isIn(page)) await select();
        return isIn(page);
      }, patient)
      .toBe(false);
    await page.getByRole('dialog', { name: 'A note' }).waitFor();
    expect((await stateOf(page)).view.yaw).toBeCloseTo(-40, 3);
    await page.close();
  });
});

describe('pictures and films of the whole sphere in a headset', () => {
  const opposite: Paint = ({ x, y, z }) => byDirection({ x: -x, y: -y, z: -z });
  const file = (path: string, mimeType: string, stereo: ManifestMedia['stereo']): ManifestMedia => ({
    path,
    mimeType,
    width: 512,
    height: 256,
    duration: null,
    stereo,
  });
  const both = async (stereo: 'top-bottom' | 'left-right', width: number) => {
    const height = width / 2;
    const [left, right] = await Promise.all([makeEquirect(width, byDirection), makeEquirect(width, opposite)]);
    const place = stereo === 'top-bottom' ? { left: 0, top: height } : { left: width, top: 0 };
    const size = stereo === 'top-bottom' ? { width, height: 2 * height } : { width: 2 * width, height };
    return sharp({ create: { ...size, channels: 3, background: '#000' } })
      .composite([
        { input: left, left: 0, top: 0 },
        { input: right, ...place },
      ])
      .png()
      .toBuffer();
  };

  test.for(['top-bottom', 'left-right'] as const)('0.23 of a picture for two eyes, %s, each sees its half', async (stereo) => {
    world.files.set('/media/both.png', await both(stereo, 512));
    const scene: ManifestScene = { ...makeScene(1, 'sky', { panorama: hall }), source: { type: 'equirectangular', media: mediaId(1) } };
    const page = await open([scene], { media: { [mediaId(1)]: file('both.png', 'image/png', stereo) } });
    await enter(page);
    const paints = { left: byDirection, right: opposite };
    await expect.poll(() => worst(page, { yaw: 0, pitch: 0 }, paints), patient).toBeLessThanOrEqual(6);
    await turnTo(page, { yaw: 150, pitch: 30 });
    await expect.poll(() => worst(page, { yaw: 150, pitch: 30 }, paints), patient).toBeLessThanOrEqual(6);
    await page.close();
  });

  test('0.23 of a film for two eyes each sees its half, and it gives way to the tiles of the next scene', async () => {
    world.files.set('/media/both.webm', makeFilm(await both('top-bottom', 128)));
    const door = makeHotspot({ type: 'navigation', transition: 'none' }, { title: 'Out', yaw: 30, target: sceneId(2) });
    const scene: ManifestScene = {
      ...makeScene(1, 'film', { panorama: hall, hotspots: [door] }),
      source: { type: 'equirectangular', media: mediaId(1) },
    };
    const page = await open([scene, makeScene(2, 'atlas', { panorama: atlas })], {
      media: { [mediaId(1)]: file('both.webm', 'video/webm', 'top-bottom') },
    });
    await enter(page);
    const corner = async (eye: Eye) => eyePixel(await readPixels(page), eye, { x: 30, y: 30 });
    const ray = rayAt({ x: 30, y: 30, width: SIDE, height: SIDE, view: { yaw: 0, pitch: 0, zoom: 1 } });
    await expect.poll(async () => difference(await corner('left'), byDirection(ray)), patient).toBeLessThanOrEqual(24);
    await expect.poll(async () => difference(await corner('right'), opposite(ray)), patient).toBeLessThanOrEqual(24);
    await pull(page, { yaw: 30, pitch: 0 });
    await expect.poll(() => worst(page, { yaw: 0, pitch: 0 }), patient).toBeLessThanOrEqual(4);
    await page.close();
  });
});
