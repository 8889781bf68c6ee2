import { plainText } from '@belvedere/manifest';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makePanorama, makeScene, plain, sceneId } from '../test/make-tour.ts';
import { createWorld, heard, until, type World } from '../test/open-tour.ts';
import { difference, readPixels } from '../test/read-pixels.ts';
import type { TourManifest } from './manifest-types.ts';
import type { TourState } from './types.ts';

const BROWN = [160, 120, 90] as const;
const BLUE = [60, 90, 160] as const;

let world: World;
let manifest: TourManifest;
beforeAll(async () => {
  world = await createWorld();
  const levels = [128, 256];
  const hall = await makePanorama(world.files, { id: 'a'.repeat(16), paint: plain(...BROWN), levels });
  const attic = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(...BLUE), levels });
  const door = makeHotspot({ type: 'navigation', transition: 'none' }, { title: 'The door', yaw: -20, target: sceneId(2) });
  const note = makeHotspot({ type: 'info', body: plainText('Built in 1904.') }, { title: 'The stove', yaw: 20 });
  manifest = makeManifest([makeScene(1, 'hall', { panorama: hall, hotspots: [door, note] }), makeScene(2, 'attic', { panorama: attic })]);
});
afterAll(() => world.close());

/** Looks at the picture, reads a panel and goes through a door. */
async function walk(page: Page): Promise<void> {
  expect(difference((await readPixels(page)).at(200, 60), BROWN)).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: 'The stove' }).click();
  await page.getByRole('dialog', { name: 'The stove' }).getByText('Built in 1904.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'The door' }).click();
  await heard(page, 'scene', 2);
  await expect.poll(async () => difference((await readPixels(page)).at(200, 60), BLUE), { timeout: 10_000 }).toBeLessThanOrEqual(2);
}

const complaints = (page: Page): string[] => {
  const list: string[] = [];
  page.on('pageerror', (error) => list.push(String(error)));
  return list;
};

test('a page that unsets every style, and resets what it can, changes nothing inside the tour', async () => {
  const measure = (page: Page) =>
    page.evaluate(() => {
      const root = document.querySelector('belvedere-tour')!.shadowRoot!;
      return [...root.querySelectorAll('canvas, .hotspot, .label, .tools, .tools button')].map((element) => {
        const { fontSize, lineHeight, color, display, letterSpacing, textAlign, cursor } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        return {
          name: element.className || element.tagName,
          width,
          height,
          fontSize,
          lineHeight,
          color,
          display,
          letterSpacing,
          textAlign,
          cursor,
        };
      });
    });
  const ready = (page: Page) => page.getByRole('button', { name: 'Zoom in' }).waitFor();
  const plainPage = await world.open({ manifest });
  await ready(plainPage);
  const expected = await measure(plainPage);
  await plainPage.close();
  const page = await world.open({
    manifest,
    before: (next) =>
      next.addInitScript(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { all: unset }
          html { font: italic 40px/3 serif; color: red; letter-spacing: 9px; text-align: right; text-transform: uppercase; cursor: wait; visibility: visible }
          belvedere-tour { height: 100vh }
          button, canvas, .root, .hotspot { display: none !important; position: static !important }`);
        document.adoptedStyleSheets = [sheet];
      }),
  });
  await ready(page);
  expect(await measure(page)).toEqual(expected);
  await walk(page);
  await page.close();
});

test('a page that has put members of its own on the prototypes of everything has the tour all the same', async () => {
  let problems: string[] = [];
  const page = await world.open({
    manifest,
    before: async (next) => {
      problems = complaints(next);
      await next.addInitScript(() => {
        // As libraries of old do it: members that every loop over keys meets, and methods in their own way.
        Object.assign(Object.prototype, { extend: () => 'extended', each: () => 'each', isEmpty: false, clone: { of: 'everything' } });
        Object.assign(Array.prototype, { contains: () => true });
        const { map } = Array.prototype;
        Array.prototype.map = function (this: unknown[], ...values: unknown[]) {
          return Reflect.apply(map, this, values) as unknown[];
        } as typeof map;
      });
    },
  });
  await walk(page);
  expect(problems).toEqual([]);
  await page.close();
});

test('what a page has put on Object.prototype under the names of options is not taken for options', async () => {
  const polluted = (next: Page) =>
    next.addInitScript(() => {
      const options = {
        scene: 'attic',
        yaw: 90,
        pitch: 45,
        zoom: 3,
        language: 'de',
        lang: 'de',
        controls: 'none',
        branding: true,
        deepLink: true,
      };
      const calls = {
        plugins: [() => document.body.append('plugged')],
        labels: { zoomIn: 'Hinein' },
        locate: () => '/nowhere',
        duration: 60_000,
      };
      Object.assign(Object.prototype, options, calls, { src: '/elsewhere.json', shareUrl: '/shared', autoplay: true, elements: ['x-y'] });
    });
  const page = await world.open({ manifest, before: polluted });
  const isUntouched = async (read: string) => {
    const { scene, view } = await page.evaluate<TourState>(`(({ scene, view }) => ({ scene, view }))(${read}.state)`);
    expect({ scene: scene?.key, view }).toEqual({ scene: 'hall', view: { yaw: 0, pitch: 0, zoom: 1 } });
  };
  await isUntouched(`document.querySelector('belvedere-tour').tour`);
  await page.getByRole('button', { name: 'Zoom in' }).waitFor();
  expect(await page.getByText('Belvedere', { exact: true }).count()).toBe(0);
  await page.evaluate<unknown>(`(async () => {
    const { createTour } = await import('/viewer.js');
    const place = document.createElement('div');
    place.style.height = '200px';
    document.body.append(place);
    window.other = createTour(place, { src: document.querySelector('belvedere-tour').getAttribute('src') });
    if (other.state.scene || other.state.hotspots.length) throw new Error('A scene before there is one.');
    await new Promise((done) => other.on('sharp', done));
  })()`);
  await isUntouched('other');
  // At the usual pace: not at that of the page.
  await page.evaluate<unknown>(`other.lookAt({ yaw: 20 })`);
  await page.waitForFunction(`Math.abs(other.getView().yaw - 20) < 0.01`);
  expect(await page.getByText('plugged').count()).toBe(0);
  const without = await page.evaluate<boolean>(`(() => {
    const element = document.createElement('belvedere-tour');
    element.options = { controls: 'minimal' };
    document.body.append(element);
    return element.tour === null;
  })()`);
  expect(without).toBe(true);
  await page.close();
});

test('nor is it where the embed script puts its frame, and which tour is in it', async () => {
  const page = await world.open({
    manifest,
    before: (next) =>
      next.addInitScript(() => {
        Object.assign(Object.prototype, {
          tour: 'of-nobody',
          host: 'https://elsewhere.example',
          title: 'Another',
          width: '1px',
          height: '1px',
        });
      }),
  });
  await page.addScriptTag({ url: '/embed.js' });
  const frame = await page.evaluate<{ count: number; src: string; title: string; width: string }>(`(() => {
    const count = Belvedere.embeds.length;
    const { src, title, style } = Belvedere.mount(document.body, { tour: 'token' }).frame;
    return { count, src, title, width: style.width };
  })()`);
  expect(frame).toEqual({ count: 0, src: `${world.server.origin}/embed/token`, title: 'Virtual tour', width: '100%' });
  await page.close();
});

test('two versions on a page: the second leaves the element to the first, and both show their tours', async () => {
  for (const [path, file] of [...world.files])
    if (/^\/(belvedere-tour|viewer)\.js$|^\/chunks\//.test(path)) world.files.set(`/second${path}`, file);
  let problems: string[] = [];
  const page = await world.open({ manifest, before: (next) => Promise.resolve((problems = complaints(next))) });
  // As text: what bundles tests would rewrite import().
  const sharp = await page.evaluate<string>(`(async () => {
    const box = document.createElement('div');
    box.style.height = '200px';
    document.body.append(box);
    await import('/second/belvedere-tour.js');
    const { createTour } = await import('/second/viewer.js');
    const other = createTour(box, { src: document.querySelector('belvedere-tour').getAttribute('src') });
    return new Promise((done) => other.on('sharp', ({ scene }) => done(scene)));
  })()`);
  expect(sharp).toBe(sceneId(1));
  await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.goTo('attic'));
  await until(page, ({ scene }) => scene?.key === 'attic');
  expect(problems).toEqual([]);
  await page.close();
});

test('in a frame of no origin, with nothing allowed but scripts, the tour is there', async () => {
  const page = await world.open({ manifest });
  const inside = new URL(page.url()).pathname;
  world.files.set(
    '/sandbox',
    Buffer.from(`<!doctype html><iframe sandbox="allow-scripts" src="${inside}" width="400" height="300"></iframe>`),
  );
  const problems = complaints(page);
  await page.goto(`${world.server.origin}/sandbox`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'The stove' }).click();
  await frame.getByRole('dialog').getByText('Built in 1904.').waitFor();
  await page.keyboard.press('Escape');
  await frame.getByRole('button', { name: 'The door' }).click();
  await frame.getByRole('application', { name: 'Scene attic' }).waitFor();
  expect(problems).toEqual([]);
  await page.close();
});

test('offline in the middle of a tour what is there is shown, the rest is said in words, and comes back with the line', async () => {
  const page = await world.open({ manifest, attributes: 'controls="none"' });
  // The coarse tiles of the neighbour come when nothing else is missing.
  const coarse = () => world.server.requests.filter((path) => path.startsWith(`/tiles/${'b'.repeat(16)}/0/`)).length;
  await expect.poll(coarse).toBeGreaterThanOrEqual(6);
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'The door' }).click();
  await heard(page, 'scene', 2);
  await page.getByRole('alert').getByText('Parts of it could not be loaded.').waitFor();
  expect(difference((await readPixels(page)).at(200, 60), BLUE)).toBeLessThanOrEqual(2);
  await page.evaluate(() => (window.heard = []));
  await page.context().setOffline(false);
  await heard(page, 'sharp');
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  await page.close();
});

test('a hundred changes of scene leave as much memory and as many textures as ten', async () => {
  const page = await world.open({
    manifest,
    attributes: 'controls="none"',
    before: (next) =>
      next.addInitScript(() => {
        const { createTexture, deleteTexture } = WebGL2RenderingContext.prototype;
        let textures = 0;
        Object.assign(window, { countTextures: () => textures });
        WebGL2RenderingContext.prototype.createTexture = function () {
          textures++;
          return createTexture.call(this);
        };
        WebGL2RenderingContext.prototype.deleteTexture = function (texture) {
          if (texture) textures--;
          deleteTexture.call(this, texture);
        };
      }),
  });
  const cdp = await page.context().newCDPSession(page);
  const change = async (times: number) => {
    await page.evaluate(async (count) => {
      const tour = document.querySelector('belvedere-tour')!.tour!;
      for (let turn = 0; turn < count; turn++) {
        const drawn = new Promise<void>((done) => {
          const stop = tour.on('sharp', () => {
            stop();
            done();
          });
        });
        await tour.goTo(turn % 2 ? 'hall' : 'attic');
        await drawn;
      }
      window.heard = [];
    }, times);
    const textures = await settled();
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return { textures, heap: usedSize };
  };
  /** What may be turned to next is loaded once the sharp picture has stood for a while. */
  const settled = async () => {
    let last = NaN;
    const isStill = async () => {
      const before = last;
      last = await count();
      return last === before;
    };
    await expect.poll(isStill, { interval: 1000 }).toBe(true);
    return last;
  };
  const count = () => page.evaluate(() => (window as unknown as { countTextures(): number }).countTextures());
  const few = await change(10);
  const many = await change(100);
  // The preview of the scene that fades out may be there or not.
  expect(Math.abs(many.textures - few.textures)).toBeLessThanOrEqual(1);
  // Code that is compiled on the way, and nothing that a change leaves behind.
  expect(many.heap - few.heap).toBeLessThan(500_000);
  await page.close();
});
