import { plainText } from '@belvedere/manifest';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byDirection, makeHotspot, makeManifest, makePanorama, makeScene, mediaId, plain, sceneId } from '../../test/make-tour.ts';
import { createWorld, heard, stateOf, until, type World } from '../../test/open-tour.ts';
import type { ManifestHotspot, Panorama, TourManifest } from '../manifest-types.ts';

let world: World;
let atlas: Panorama;
let hall: Panorama;

beforeAll(async () => {
  world = await createWorld();
  atlas = await makePanorama(world.files, { id: 'a'.repeat(16), paint: byDirection });
  hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
});
afterAll(() => world.close());

const one = (hotspots: ManifestHotspot[] = [], more: Partial<TourManifest> = {}) =>
  makeManifest([makeScene(1, 'atlas', { panorama: atlas, hotspots }), makeScene(2, 'hall', { panorama: hall })], more);

const door = makeHotspot({ type: 'navigation', transition: 'fade' }, { title: 'The door', yaw: -20, target: sceneId(2) });
const note = makeHotspot(
  { type: 'info', body: plainText('Built in 1904.') },
  { title: 'The stove', yaw: 20, description: 'A tiled stove.' },
);

/** The name of what has the focus inside the tour. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.querySelector('belvedere-tour')!.shadowRoot!.activeElement;
    return element && (element.ariaLabel ?? element.textContent);
  });

describe('hands', () => {
  test('a drag keeps the point under the pointer under it, and a throw coasts to rest', async () => {
    const page = await world.open({ manifest: one() });
    await page.mouse.move(200, 150);
    await page.mouse.down();
    await page.mouse.move(260, 150, { steps: 6 });
    const { view } = await until(page, ({ view: { yaw } }) => yaw < -15);
    // 60 of 400 pixels at 90 degrees: 2·60/400 rad in the middle.
    expect(view.yaw).toBeCloseTo((-60 * 2 * 180) / Math.PI / 400, 1);
    await page.mouse.up();
    await page.waitForFunction(async () => {
      const { tour } = document.querySelector('belvedere-tour')!;
      const before = tour!.state.view.yaw;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));
      return tour!.state.view.yaw === before;
    });
    expect((await stateOf(page)).view.yaw).toBeLessThanOrEqual(view.yaw);
    await page.close();
  });

  test('0.16 the wheel zooms towards the pointer and stops at the limits', async () => {
    const page = await world.open({ manifest: one() });
    await page.mouse.move(300, 100);
    await page.mouse.wheel(0, -200);
    const { view } = await until(page, ({ view: { zoom } }) => zoom > 1.2);
    expect(view.yaw).toBeGreaterThan(1);
    expect(view.pitch).toBeGreaterThan(1);
    for (let turn = 0; turn < 12; turn++) await page.mouse.wheel(0, -240);
    await until(page, ({ view: { zoom } }) => zoom === 3);
    for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 240);
    await until(page, ({ view: { zoom } }) => zoom === 0.6);
    await page.close();
  });

  test('two fingers zoom and one looks around', async () => {
    const page = await world.open({ manifest: one() });
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await touch('touchStart', [180, 150], [220, 150]);
    await touch('touchMove', [160, 150], [240, 150]);
    await touch('touchEnd');
    expect((await until(page, ({ view: { zoom } }) => zoom > 1.9)).view.zoom).toBeCloseTo(2, 1);
    await touch('touchStart', [200, 150]);
    await touch('touchMove', [200, 190]);
    await touch('touchEnd');
    await until(page, ({ view: { pitch } }) => pitch > 4);
    await page.close();
  });
});

describe('keys', () => {
  test('arrows look, plus and minus zoom, and pitch ends at the zenith', async () => {
    const page = await world.open({ manifest: one() });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Scene atlas: panorama, look around with the arrow keys');
    await page.keyboard.press('ArrowRight');
    await until(page, ({ view: { yaw } }) => yaw >= 3);
    await page.keyboard.press('+');
    await until(page, ({ view: { zoom } }) => zoom > 1.05);
    await page.keyboard.press('-');
    await page.keyboard.down('ArrowUp');
    await until(page, ({ view: { pitch } }) => pitch === 90);
    await page.keyboard.up('ArrowUp');
    await page.close();
  });

  test('Tab goes through hotspots in reading order and turns to each; Enter opens, Escape closes and gives the focus back', async () => {
    const behind = makeHotspot({ type: 'info', body: plainText('Seen only by turning.') }, { title: 'The shelf', yaw: 170 });
    const page = await world.open({ manifest: one([behind, note, door]) });
    await page.keyboard.press('Tab');
    for (const name of ['The door. Go to Scene hall', 'The stove', 'The shelf']) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(name);
    }
    await until(page, ({ view: { yaw } }) => Math.abs(yaw - 170) < 0.01);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'The shelf' });
    await dialog.getByText('Seen only by turning.').waitFor();
    expect(await focused(page)).toBe('The shelf');
    // Nothing behind the panel can be reached.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Close');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('The shelf');
    expect(
      await page.evaluate(() =>
        window.heard.filter(({ name }) => name === 'hotspot').map(({ detail }) => (detail as { open: boolean }).open),
      ),
    ).toEqual([true, false]);
    await page.close();
  });

  test('a link leads to its scene, which is announced, and the focus stays in the tour', async () => {
    const page = await world.open({ manifest: one([door]) });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await heard(page, 'scene', 2)).toMatchObject({ id: sceneId(2), key: 'hall', from: sceneId(1) });
    expect(await page.getByRole('status').first().textContent()).toBe('You are now in: Scene hall');
    expect(await focused(page)).toBe('Scene hall: panorama, look around with the arrow keys');
    await page.close();
  });
});

describe('panels', () => {
  test('0.19 a link whose scene is gone says so instead of failing', async () => {
    const gone = makeHotspot({ type: 'navigation', transition: 'fade' }, { title: 'The lost door', target: sceneId(99) });
    const page = await world.open({ manifest: one([gone]) });
    await page.getByRole('button', { name: 'The lost door' }).click();
    await page.getByRole('dialog', { name: 'The lost door' }).getByText('This is not available on this page.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.close();
  });

  test('0.18 every type of content has a panel with a name and something to do or read', async () => {
    const picture = { mediaId: mediaId(1), alt: 'A chair', caption: 'Oak, 1911' };
    const file = (path: string, mimeType: string) => ({ path, mimeType, width: 64, height: 48, duration: null });
    const media = {
      [mediaId(1)]: file('chair.webp', 'image/webp'),
      [mediaId(2)]: file('film.mp4', 'video/mp4'),
      [mediaId(3)]: file('plan.pdf', 'application/pdf'),
      [mediaId(4)]: file('film.vtt', 'text/vtt'),
    };
    const contents: [ManifestHotspot['content'], string][] = [
      [{ type: 'info', body: plainText('Words') }, 'text=Words'],
      [{ type: 'image', image: picture }, 'img[alt="A chair"]'],
      [{ type: 'gallery', images: [picture, picture] }, 'text=1 / 2'],
      [{ type: 'video', mediaId: mediaId(2), captionsMediaId: mediaId(4), transcript: plainText('Spoken') }, 'video track[kind=captions]'],
      [{ type: 'audio', mediaId: mediaId(2), transcript: plainText('Spoken') }, 'text=Transcript'],
      [{ type: 'document', mediaId: mediaId(3), label: 'The plan' }, 'a[href$="/media/plan.pdf"]'],
      [{ type: 'link', href: 'https://example.org/', label: 'Read on', newTab: true }, 'a[target=_blank][rel~=noopener]'],
      [
        { type: 'form', submitLabel: 'Send', fields: [{ name: 'mail', label: 'Mail', kind: 'email', required: true }] },
        'input[type=email][required]',
      ],
      [{ type: 'booking', serviceSlug: 'guide', label: 'Book a guide' }, 'button:text("Book a guide")'],
      [{ type: 'event', eventSlug: 'ball', label: 'Join' }, 'button:text("Join")'],
      [{ type: 'chat', greeting: 'How may I help?' }, 'button:text("Start chat")'],
      [
        {
          type: 'quiz',
          question: 'When?',
          options: [
            { text: '1904', correct: true },
            { text: '1804', correct: false },
          ],
        },
        'legend:text("When?")',
      ],
      [{ type: 'product', name: 'Postcard', priceMinor: 250, currency: 'EUR', href: 'https://example.org/card' }, 'text=€2.50'],
      [{ type: 'custom', element: 'x-thing', data: {} }, 'text=This is not available on this page.'],
    ];
    const hotspots = contents.map(([content], index) => makeHotspot(content, { title: `Point ${index}`, yaw: index * 20 }));
    const page = await world.open({ manifest: one(hotspots, { media }), size: { width: 700, height: 500 } });
    for (const [index, [{ type }, selector]] of contents.entries()) {
      await page.getByRole('button', { name: `Point ${index}`, exact: true }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: `Point ${index}` });
      await dialog.locator(selector).first().waitFor({ state: 'attached' });
      expect(await dialog.locator(selector).count(), type).toBe(1);
      await page.keyboard.press('Escape');
    }
    await page.close();
  });

  test('an action reaches the page, and a page that does nothing is not taken for one that did', async () => {
    const booking = makeHotspot({ type: 'booking', serviceSlug: 'guide', label: 'Book a guide' }, { title: 'Guide' });
    const page = await world.open({ manifest: one([booking]) });
    await page.getByRole('button', { name: 'Guide' }).click();
    await page.getByRole('button', { name: 'Book a guide' }).click();
    await page.getByText('This is not available on this page.').waitFor();
    expect(await heard(page, 'action')).toMatchObject({ hotspot: booking.id, action: { type: 'booking', serviceSlug: 'guide' } });
    await page.evaluate(() => addEventListener('belvedere:action', (event) => event.preventDefault()));
    await page.getByRole('button', { name: 'Book a guide' }).click();
    await page.getByText('This is not available on this page.').waitFor({ state: 'hidden' });
    await page.close();
  });

  test('what is typed into a form is not taken for looking around, and the page gets the values', async () => {
    const fields = [{ name: 'phone', label: 'Phone', kind: 'tel' as const, required: true }];
    const form = makeHotspot({ type: 'form', submitLabel: 'Send', fields }, { title: 'Call me' });
    const page = await world.open({ manifest: one([form]) });
    await page.getByRole('button', { name: 'Call me' }).click();
    await page.getByLabel('Phone').click();
    await page.keyboard.type('+31-70');
    await page.keyboard.press('ArrowLeft');
    await page.evaluate(() => addEventListener('belvedere:action', (event) => event.preventDefault()));
    await page.keyboard.press('Enter');
    expect(await heard(page, 'action')).toMatchObject({ action: { type: 'form', values: { phone: '+31-70' } } });
    expect((await stateOf(page)).view).toEqual({ yaw: 0, pitch: 0, zoom: 1 });
    await page.close();
  });

  test('a quiz tells right from wrong', async () => {
    const options = [
      { text: '1904', correct: true },
      { text: '1804', correct: false },
    ];
    const quiz = makeHotspot(
      { type: 'quiz', question: 'When?', options, explanation: plainText('It says so above the door.') },
      { title: 'Quiz' },
    );
    const page = await world.open({ manifest: one([quiz]) });
    await page.getByRole('button', { name: 'Quiz' }).click();
    await page.getByLabel('1804').check();
    await page.getByRole('button', { name: 'Check answer' }).click();
    await page.getByText('Not quite. Try again.').waitFor();
    await page.getByLabel('1904').check();
    await page.getByRole('button', { name: 'Check answer' }).click();
    await page.getByText('It says so above the door.').waitFor();
    await page.close();
  });
});

describe('language and motion', () => {
  test('0.26 0.27 0.28 switches every text without a reload, right to left where the language is, and falls back', async () => {
    const translations: TourManifest['translations'] = {
      de: {
        title: 'Das Haus',
        scenes: { [sceneId(1)]: { title: 'Der Atlas' } },
        hotspots: { [note.id]: { title: 'Der Ofen', content: { type: 'info', body: plainText('Gebaut 1904.') } } },
      },
      ar: { title: 'البيت', scenes: {}, hotspots: {} },
    };
    const page = await world.open({ manifest: one([note], { translations }), size: { width: 700, height: 500 } });
    const documents = () => world.server.requests.filter((path) => /^\/\d+(\.json)?$/.test(path)).length;
    const before = documents();
    await page.getByLabel('Language').selectOption('de');
    expect(await heard(page, 'language')).toEqual({ language: 'de' });
    await page.getByText('Das Haus').waitFor();
    await page.getByRole('button', { name: 'Der Ofen' }).click();
    await page.getByText('Gebaut 1904.').waitFor();
    // What has no translation is in the tour's own language.
    await page.getByText('A tiled stove.').waitFor();
    await page.evaluate(() => document.querySelector('belvedere-tour')!.setAttribute('lang', 'ar-EG'));
    await page.getByText('Built in 1904.').waitFor();
    const root = page.locator('.root');
    expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual(['ar', 'rtl']);
    expect(await stateOf(page)).toMatchObject({ language: 'ar', title: 'البيت', hotspot: note.id });
    expect(documents()).toBe(before);
    await page.close();
  });

  test('0.11 turns by itself as the tour says, until someone takes hold; prefers-reduced-motion wins', async () => {
    const autoplay = { enabled: true, speed: 40 };
    const page = await world.open({ manifest: one([], { autoplay }), size: { width: 700, height: 500 } });
    await until(page, ({ view: { yaw } }) => yaw > 4);
    await page.getByRole('button', { name: 'Stop turning' }).click();
    await page.getByRole('button', { name: 'Turn automatically' }).waitFor();
    await page.close();

    const calm = await world.open({ manifest: one([], { autoplay }), before: (next) => next.emulateMedia({ reducedMotion: 'reduce' }) });
    await calm.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect((await stateOf(calm)).view.yaw).toBe(0);
    expect(await calm.getByRole('button', { name: 'Turn automatically' }).count()).toBe(0);
    // What is asked for is shown at once.
    await calm.evaluate(() => document.querySelector('belvedere-tour')!.tour!.lookAt({ yaw: 90 }));
    expect((await stateOf(calm)).view.yaw).toBe(90);
    await calm.close();
  });

  test('the list of scenes leads to each, and says which one it is', async () => {
    const page = await world.open({ manifest: one(), size: { width: 700, height: 500 } });
    await page.getByRole('button', { name: 'Scenes' }).click();
    expect(await page.locator('[aria-current=true]').textContent()).toBe('Scene atlas');
    await page.getByRole('navigation', { name: 'Scenes' }).getByRole('button', { name: 'Scene hall' }).click();
    expect(await heard(page, 'scene', 2)).toMatchObject({ key: 'hall' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.close();
  });

  test('every control is at least 24 pixels and every button has a name', async () => {
    const small = makeHotspot({ type: 'info', body: plainText('Small') }, { icon: { path: null, color: '#ffffff', size: 0.25 } });
    const page = await world.open({ manifest: one([door, small]), size: { width: 700, height: 500 } });
    for (const control of await page.locator('.face, .tools button:not([hidden]), select').all()) {
      const box = (await control.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
    const names = await page.locator('button').evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? button.textContent));
    expect(names.every((name) => name && name.length > 1)).toBe(true);
    await page.close();
  });
});
