import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeHotspot, makeManifest, makePanorama, makeScene, plain, sceneId } from '../../test/make-tour.ts';
import { createWorld, type World } from '../../test/open-tour.ts';
import { PROTOCOL } from './messages.ts';

let world: World;

// The page is of one origin, the tour of the other; both are this server.
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const door = makeHotspot({ type: 'navigation', transition: 'fade' }, { title: 'The door', target: sceneId(2) });
  const { files, headers, other, origin } = world.server;
  files.set(
    '/tour.json',
    JSON.stringify(makeManifest([makeScene(1, 'hall', { panorama: hall, hotspots: [door] }), makeScene(2, 'attic', { panorama: hall })])),
  );
  files.set(
    '/embed.mjs',
    `import { createTour, connectEmbed } from '/embed-frame.js'; connectEmbed(createTour(document.body, { src: '/tour.json' }));`,
  );
  headers.set('/embed.mjs', { 'content-type': 'text/javascript' });
  for (const token of ['tour.one', 'tour.two']) {
    files.set(
      `/embed/${token}`,
      '<!doctype html><title>Tour</title><link rel="canonical" href="/house"><body><script type="module" src="/embed.mjs"></script>',
    );
    headers.set(`/embed/${token}`, { 'content-security-policy': `frame-ancestors ${origin}` });
  }
  const script = (attributes: string) => `<script async src="${other}/embed.js" ${attributes}></script>`;
  files.set(
    '/host',
    `<!doctype html><title>Host</title><style>* { all: unset } p { display: block; height: 40px }</style><p id="above">Above</p>
    <div id="one">${script('data-tour="tour.one" data-title="The house" data-width="480" data-height="300"')}</div><p>Between</p>
    <div id="two">${script('data-tour="tour.two" data-width="100vw;position:fixed" data-height="javascript:1"')}</div>`,
  );
  headers.set('/host', {
    'content-security-policy': `default-src 'none'; script-src ${other}; frame-src ${other}; style-src 'unsafe-inline'; require-trusted-types-for 'script'`,
  });
});
afterAll(() => world.close());

/** Opens the host page and waits until both tours have said who they are. */
async function openHost(): Promise<Page> {
  const page = await world.browser.newPage({ viewport: { width: 700, height: 900 } });
  page.setDefaultTimeout(10_000);
  await page.addInitScript(() => {
    if (window !== top) return;
    const names = new Set(Object.getOwnPropertyNames(window));
    Object.assign(window, { newNames: () => Object.getOwnPropertyNames(window).filter((name) => !names.has(name) && !/^\d+$/.test(name)) });
  });
  await page.goto(`${world.server.origin}/host`);
  await page.waitForFunction(() => window.Belvedere?.embeds.length === 2);
  await page.evaluate(() => Promise.all(window.Belvedere!.embeds.map((embed) => new Promise((done) => embed.on('ready', done)))));
  return page;
}

describe('the embed script', () => {
  test('E4 puts each tour where its script stands, with a name, and leaves one name on the page', async () => {
    const page = await openHost();
    const frames = await page.locator('iframe').evaluateAll((list: HTMLIFrameElement[]) =>
      list.map((frame) => ({
        parent: frame.parentElement!.id,
        title: frame.title,
        loading: frame.loading,
        allow: frame.allow,
        path: new URL(frame.src).pathname,
        size: [frame.offsetWidth, frame.offsetHeight],
        position: getComputedStyle(frame).position,
      })),
    );
    const allow = 'fullscreen; gyroscope; accelerometer; xr-spatial-tracking';
    const [one, two] = [frames.find(({ parent }) => parent === 'one'), frames.find(({ parent }) => parent === 'two')];
    expect(one).toEqual({
      parent: 'one',
      title: 'The house',
      loading: 'lazy',
      allow,
      path: '/embed/tour.one',
      size: [480, 300],
      position: 'static',
    });
    // What is not a length is left out: the whole width, 16:9.
    expect(two).toMatchObject({ parent: 'two', title: 'Virtual tour', path: '/embed/tour.two', position: 'static' });
    expect(two!.size[1]! / two!.size[0]!).toBeCloseTo(9 / 16, 2);
    expect(await page.evaluate(() => (window as unknown as { newNames(): string[] }).newNames())).toEqual(['newNames', 'Belvedere']);
    await page.close();
  });

  test('E4 the page hears the tour and leads it', async () => {
    const page = await openHost();
    const heardOf = await page.evaluate(async () => {
      const embed = window.Belvedere!.embeds[0]!;
      const scene = new Promise((done) => embed.on('scene', done));
      embed.goTo('attic');
      const error = new Promise((done) => embed.on('error', done));
      const first = await scene;
      embed.goTo('nowhere');
      return [first, await error];
    });
    expect(heardOf).toMatchObject([
      { type: 'scene', key: 'attic', title: 'Scene attic' },
      { type: 'error', code: 'scene_unknown' },
    ]);
    await page.close();
  });

  test('0.36 the page hears that a visitor of the frame has shared the tour', async () => {
    const page = await openHost();
    const shared = page.evaluate(
      () =>
        new Promise((done) => {
          // Async scripts run in any order.
          for (const embed of window.Belvedere!.embeds) embed.on('share', done);
        }),
    );
    const frame = page.frameLocator('#one iframe');
    await frame.getByRole('button', { name: 'Share', exact: true }).click();
    await frame.getByLabel('Link to the tour').press('Control+c');
    expect(await shared).toMatchObject({ type: 'share', scene: sceneId(1), via: 'copy' });
    await page.close();
  });

  test('E4 200 hostile messages to the page and to the frame have no effect', async () => {
    const page = await openHost();
    const result = await page.evaluate(async (protocol) => {
      const embed = window.Belvedere!.embeds[0]!;
      const heardOf: unknown[] = [];
      for (const type of ['welcome', 'ready', 'scene', 'hotspot', 'share', 'error'] as const)
        embed.on(type, (message) => heardOf.push(message));
      // Late listeners are told at once that the tour is ready.
      heardOf.length = 0;
      const nonce = 'a'.repeat(32);
      const hostile: unknown[] = [
        null,
        1,
        'x',
        [],
        {},
        { protocol },
        { protocol, nonce, type: '__proto__' },
        { protocol, nonce, type: 'constructor' },
      ];
      for (const type of ['hello', 'goTo', 'lookAt', 'setLanguage', 'welcome', 'ready', 'scene', 'hotspot', 'share', 'error'])
        for (const extra of [{}, { scene: 'attic' }, { scene: 1 }, { yaw: '1', pitch: 0, zoom: 1 }, { key: 'x', title: 'x'.repeat(1e5) }])
          for (const secret of [nonce, '', undefined, 'Z'.repeat(32)]) hostile.push({ protocol, nonce: secret, type, ...extra });
      hostile.push(
        ...Array.from({ length: 20 }, (_, index) =>
          JSON.parse(`{"protocol":"${protocol}","nonce":"${nonce}","type":"goTo","scene":"attic","__proto__":{"x":${index}}}`),
        ),
      );
      const frame = embed.frame.contentWindow!;
      for (const message of hostile) {
        frame.postMessage(message, '*');
        window.postMessage(message, '*');
        window.dispatchEvent(new MessageEvent('message', { data: message, origin: new URL(embed.frame.src).origin, source: window }));
      }
      // Messages arrive in order: when the answer to this has come, all of the above have been read.
      const answered = new Promise((done) => embed.on('error', done));
      embed.goTo('nowhere');
      await answered;
      return { count: hostile.length, heardOf, polluted: 'x' in {} };
    }, PROTOCOL);
    expect(result.count).toBeGreaterThanOrEqual(200);
    expect(result.heardOf).toMatchObject([{ type: 'error', code: 'scene_unknown' }]);
    expect(result.polluted).toBe(false);
    await page.close();
  });

  test('destroy takes the frame off the page and hears nothing more; mount puts another anywhere', async () => {
    const page = await openHost();
    const left = await page.evaluate(async () => {
      const { Belvedere } = window;
      for (const embed of [...Belvedere!.embeds]) embed.destroy();
      const none = document.querySelectorAll('iframe').length + Belvedere!.embeds.length;
      const host = new URL(document.querySelector<HTMLScriptElement>('script[data-tour]')!.src).origin;
      const again = Belvedere!.mount(document.querySelector('#above')!, { tour: 'tour.one', host });
      await new Promise((done) => again.on('ready', done));
      let refused = '';
      try {
        Belvedere!.mount(document.body, { tour: '../../x' });
      } catch (error) {
        refused = String(error);
      }
      return { none, parent: again.frame.parentElement!.id, refused };
    });
    expect(left).toEqual({ none: 0, parent: 'above', refused: 'TypeError: Belvedere: this is not an embed token.' });
    await page.close();
  });
});
