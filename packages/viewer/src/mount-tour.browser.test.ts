import { plainText } from '@belvedere/manifest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countLeaks, leaks } from '../test/count-leaks.ts';
import { byDirection, makeHotspot, makeManifest, makePanorama, makeScene, mediaId, plain, sceneId } from '../test/make-tour.ts';
import { createWorld, heard, stateOf, until, type World } from '../test/open-tour.ts';
import { difference, readPixels } from '../test/read-pixels.ts';
import type { HotspotContent, Panorama, TourManifest } from './manifest-types.ts';

let world: World;
let atlas: Panorama;
let hall: Panorama;
let manifest: TourManifest;

beforeAll(async () => {
  world = await createWorld();
  atlas = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection });
  hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const door = makeHotspot({ type: 'navigation', transition: 'walk' }, { title: 'The door', target: sceneId(2) });
  manifest = makeManifest([makeScene(1, 'atlas', { panorama: atlas, hotspots: [door] }), makeScene(2, 'hall', { panorama: hall })]);
});
afterAll(() => world.close());

describe('a tour on a page', () => {
  test('leaves no listener, observer, node, request or GL context behind, however often it comes and goes', async () => {
    const page = await world.open({ manifest, before: countLeaks });
    await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.destroy());
    const none = await leaks(page);
    expect(none).toEqual({ listeners: none.listeners, observers: 0, contexts: 0 });
    expect(await page.evaluate(() => document.querySelector('belvedere-tour')!.shadowRoot!.childNodes.length)).toBe(0);
    for (let round = 0; round < 20; round++)
      await page.evaluate(
        async (atOnce) => {
          const old = document.querySelector('belvedere-tour')!;
          const next = document.createElement('belvedere-tour');
          next.setAttribute('src', old.getAttribute('src')!);
          old.replaceWith(next);
          // Now and then it goes before it is there.
          if (!atOnce) await new Promise((done) => next.addEventListener('belvedere:sharp', done, { once: true }));
          next.tour!.destroy();
        },
        round % 3 === 0,
      );
    expect(await leaks(page)).toEqual(none);
    await page.evaluate(() => document.querySelector('belvedere-tour')!.remove());
    expect(await leaks(page)).toEqual(none);
    await page.close();
  });

  test('0.4 the manifest that is missing is said so in words, and is tried again', async () => {
    const page = await world.open({
      manifest,
      until: null,
      before: (next) => next.route('**/*.json', (route) => route.fulfill({ status: 503 })),
    });
    expect(await heard(page, 'error')).toEqual({ code: 'manifest_unreachable' });
    await page.getByRole('alert').getByText('The tour could not be loaded.').waitFor();
    await page.unroute('**/*.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await heard(page, 'sharp');
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.close();
  });

  test('what is no tour is told from a tour', async () => {
    for (const wrong of [{}, { version: 2 }, { ...manifest, scenes: [] }]) {
      const page = await world.open({ manifest: wrong as TourManifest, until: 'error' });
      expect(await heard(page, 'error')).toEqual({ code: 'manifest_invalid' });
      await page.getByRole('alert').getByText('This tour can’t be shown.').waitFor();
      await page.close();
    }
  });

  test('goes to scenes by key and id, refuses others, and follows its attributes', async () => {
    const page = await world.open({ manifest, attributes: 'scene="hall" yaw="30" zoom="9"' });
    expect(await stateOf(page)).toMatchObject({ status: 'ready', scene: { key: 'hall' }, view: { yaw: 30, pitch: 0, zoom: 3 } });
    const refused = await page.evaluate(async (id) => {
      const tour = document.querySelector('belvedere-tour')!.tour!;
      await tour.goTo(id, { pitch: 10 });
      return tour.goTo('nowhere').catch((error: { code: string; message: string }) => [error.code, error.message]);
    }, sceneId(1));
    expect(refused).toEqual(['scene_unknown', 'No scene "nowhere".']);
    expect(await stateOf(page)).toMatchObject({ scene: { key: 'atlas' }, view: { yaw: 0, pitch: 10 } });
    await page.evaluate(() => document.querySelector('belvedere-tour')!.setAttribute('scene', 'atlas'));
    await page.evaluate((id) => document.querySelector('belvedere-tour')!.setAttribute('scene', id), sceneId(2));
    await until(page, ({ scene }) => scene?.key === 'hall');
    await page.close();
  });

  test('E1 a deep link names a scene and a view and nothing else, and the address follows', async () => {
    const page = await world.open({ manifest, attributes: 'deep-link' });
    await page.evaluate(() => (location.hash = '#scene=hall&yaw=40&pitch=5&zoom=1.5&src=https://evil.example/&lang=de'));
    await until(page, ({ scene, view }) => scene?.key === 'hall' && view.yaw === 40);
    expect(await stateOf(page)).toMatchObject({ language: 'en', view: { yaw: 40, pitch: 5, zoom: 1.5 } });
    await page.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: 50 }, { duration: 0 }));
    await page.waitForFunction(() => location.hash === '#scene=hall&yaw=50&pitch=5&zoom=1.5');
    await page.reload();
    await heard(page, 'sharp');
    expect(await stateOf(page)).toMatchObject({ scene: { key: 'hall' }, view: { yaw: 50, pitch: 5, zoom: 1.5 } });
    await page.close();
  });

  test('E4 works under a policy that allows nothing but the page itself, with Trusted Types', async () => {
    const policy =
      "default-src 'none'; script-src 'self'; img-src 'self'; connect-src 'self'; style-src 'self'; media-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    const violations: string[] = [];
    const note = makeHotspot({ type: 'image', image: { mediaId: mediaId(1), alt: 'A chair' } }, { title: 'The chair' });
    const media = { [mediaId(1)]: { path: 'chair.webp', mimeType: 'image/webp', width: 128, height: 128, duration: null } };
    world.files.set('/media/chair.webp', world.files.get(`/tiles/${hall.id}/0/f/0_0.webp`)!);
    const tour = makeManifest([makeScene(1, 'hall', { panorama: hall, hotspots: [note] })], { media });
    const page = await world.open({
      manifest: tour,
      headers: { 'content-security-policy': policy },
      size: { width: 700, height: 500 },
      async before(next) {
        await next.exposeFunction('violated', (text: string) => violations.push(text));
        await next.addInitScript(() =>
          addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
            (window as unknown as { violated(text: string): void }).violated(`${violatedDirective} ${blockedURI}`),
          ),
        );
      },
    });
    const pixels = await readPixels(page);
    expect(difference(pixels.at(350, 100), [160, 120, 90])).toBeLessThanOrEqual(2);
    await page.getByRole('button', { name: 'The chair' }).click();
    await page.getByRole('img', { name: 'A chair' }).waitFor();
    // Styles came through: the panel is laid out.
    expect((await page.getByRole('dialog').boundingBox())!.width).toBeGreaterThan(300);
    expect(violations).toEqual([]);
    await page.close();
  });

  test('E5 E6 text that is written to be executed is shown, in every field', async () => {
    const evil = `"><img src=x onerror="pwned()"><script>pwned()</script>{{constructor.constructor('pwned()')()}}javascript:pwned()`;
    const links = [
      'javascript:pwned()',
      'JaVaScRiPt:pwned()',
      ' javascript:pwned()',
      'java\nscript:pwned()',
      'data:text/html,<script>pwned()</script>',
      'vbscript:x',
      '//evil.example',
      '/relative',
    ];
    const rich = {
      blocks: [
        { type: 'paragraph' as const, content: links.map((href) => ({ type: 'link' as const, href, text: evil })) },
        {
          type: 'list' as const,
          ordered: false,
          items: [{ content: [{ type: 'text' as const, text: evil, marks: ['bold' as const, 'code' as const] }] }],
        },
        { type: 'quote' as const, content: [{ type: 'text' as const, text: evil }] },
      ],
    };
    const media = Object.fromEntries(
      ['javascript:pwned()', '//evil.example/x', '../../x', 'https://evil.example/x'].map((path, index) => [
        mediaId(index),
        { path, mimeType: evil, width: 1, height: 1, duration: 1 },
      ]),
    );
    const pictures = Object.keys(media).map((id) => ({ mediaId: id, alt: evil, caption: evil }));
    const contents: HotspotContent[] = [
      { type: 'info', body: rich },
      { type: 'gallery', images: pictures },
      { type: 'image', image: pictures[0]! },
      { type: 'video', mediaId: mediaId(0), captionsMediaId: mediaId(1), transcript: rich },
      { type: 'audio', mediaId: mediaId(1), transcript: rich },
      { type: 'document', mediaId: mediaId(0), label: evil },
      ...links.map((href): HotspotContent => ({ type: 'link', href, label: evil, newTab: false })),
      { type: 'form', submitLabel: evil, fields: [{ name: 'a', label: evil, kind: 'text', required: false }] },
      { type: 'booking', serviceSlug: evil, label: evil },
      { type: 'chat', greeting: evil },
      {
        type: 'quiz',
        question: evil,
        options: [
          { text: evil, correct: true },
          { text: evil, correct: false },
        ],
        explanation: rich,
      },
      { type: 'product', name: evil, priceMinor: 1, currency: 'EUR', href: links[0]! },
      { type: 'custom', element: 'x-evil', data: { onclick: evil, innerHTML: evil } },
    ];
    const hotspots = contents.map((content, index) =>
      makeHotspot(content, { title: evil + index, description: evil, icon: { path: evil, color: '#112233', size: 1 } }),
    );
    const scene = { ...makeScene(1, 'hall', { panorama: hall, hotspots }), title: evil, description: evil, thumbnail: evil };
    const tour = makeManifest([scene, { ...makeScene(2, 'other', { panorama: hall }), title: evil, thumbnail: 'javascript:pwned()' }], {
      title: evil,
      description: evil,
      media,
      languages: ['en', 'x-evil'],
    });
    let executed = 0;
    const outside: string[] = [];
    const page = await world.open({
      manifest: tour,
      size: { width: 700, height: 500 },
      async before(next) {
        next.on('request', (request) => !request.url().startsWith(world.server.origin) && outside.push(request.url()));
        await next.exposeFunction('pwned', () => executed++);
        await next.addInitScript(() =>
          customElements.define(
            'x-evil',
            class extends HTMLElement {
              connectedCallback() {
                (window as unknown as { pwned(): void }).pwned();
              }
            },
          ),
        );
      },
    });
    for (const { id, title } of hotspots) {
      await page.getByRole('button', { name: title, exact: true }).evaluate((button: HTMLButtonElement) => button.click());
      await until(page, ({ hotspot }) => hotspot !== null);
      expect((await stateOf(page)).hotspot).toBe(id);
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByRole('heading', { level: 2 }).textContent()).toBe(title);
      for (const link of await dialog.locator('a').all()) {
        expect(await link.getAttribute('href')).toMatch(/^(https?:|mailto:|tel:)/);
        await link.click({ trial: true });
      }
      for (const button of await dialog.locator('.body button').all()) await button.click();
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Scenes' }).click();
    expect(await page.locator('.root script, .root [onerror], .root [onclick]').count()).toBe(0);
    expect(executed).toBe(0);
    expect(outside).toEqual([]);
    await page.close();
  });
});

describe('without WebGL', () => {
  test('the tour is pictures, text and lists', async () => {
    const flat = await createWorld(['--disable-3d-apis']);
    for (const [path, tile] of world.files) flat.files.set(path, tile);
    const note = makeHotspot({ type: 'info', body: plainText('Built in 1904.') }, { title: 'The stove' });
    const scenes = manifest.scenes.map((scene, index) => (index ? scene : { ...scene, hotspots: [...scene.hotspots, note] }));
    const page = await flat.open({ manifest: { ...manifest, scenes }, until: 'ready', size: { width: 700, height: 500 } });
    expect(await heard(page, 'error')).toEqual({ code: 'webgl_missing' });
    await page.getByText('This browser can’t show the panorama.').waitFor();
    await page.getByRole('heading', { name: 'Scene atlas' }).waitFor();
    await page.getByText('What is seen in atlas.').waitFor();
    await page.getByRole('button', { name: 'The stove' }).click();
    await page.getByText('Built in 1904.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'The door. Go to Scene hall' }).click();
    await page.getByRole('heading', { name: 'Scene hall' }).waitFor();
    await page.getByRole('button', { name: 'Scene atlas' }).click();
    await page.getByRole('heading', { name: 'Scene atlas' }).waitFor();
    await flat.close();
  });
});
