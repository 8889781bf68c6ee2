import { build, type Plugin } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeManifest, makePanorama, makeScene, plain } from '../test/make-tour.ts';
import { createWorld, type World } from '../test/open-tour.ts';
import { BelvedereTour } from './react.ts';

/** A page that uses the component as its users do: React bundled with it, the viewer beside. */
const APP = `
import { createElement, StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BelvedereTour } from '@belvedere/viewer/react';

window.told = [];
const note = (name) => (detail) => window.told.push([name, detail.key ?? detail.language ?? detail.code ?? '']);
function App() {
  const [props, set] = useState({ src: '/tour.json', scene: 'hall' });
  const tour = useRef(null);
  window.change = (more) => set((before) => ({ ...before, ...more }));
  window.tour = () => tour.current;
  const onScene = (detail) => note('scene ' + props.scene)(detail);
  return props.src && createElement(BelvedereTour, {
    ...props, ref: tour, className: 'place', controls: 'none', onScene, onReady: note('ready'), onLanguage: note('language'), onError: note('error'),
  });
}
createRoot(document.querySelector('main')).render(createElement(StrictMode, null, createElement(App)));
`;

declare global {
  interface Window {
    told: [string, string][];
    change(props: { src?: string | null; scene?: string; language?: string }): void;
  }
}

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const hall = await makePanorama(world.files, { id: 'b'.repeat(16), paint: plain(160, 120, 90) });
  const scenes = ['atlas', 'hall', 'attic'].map((key, index) => makeScene(index + 1, key, { panorama: hall }));
  const manifest = makeManifest(scenes, { translations: { de: { scenes: {}, hotspots: {} } } });
  world.server.files.set('/tour.json', JSON.stringify(manifest));
  world.server.files.set('/other.json', JSON.stringify({ ...manifest, start: scenes[2]!.id }));
  const built: Plugin = {
    name: 'built',
    setup(plugin) {
      plugin.onResolve({ filter: /^@belvedere\/viewer\/react$/ }, () => ({ path: 'react.js', namespace: 'built' }));
      plugin.onResolve({ filter: /^\.\/viewer\.js$/ }, () => ({ path: '/viewer.js', external: true }));
      plugin.onLoad({ filter: /.*/, namespace: 'built' }, () => ({
        contents: String(world.server.files.get('/react.js')),
        resolveDir: import.meta.dirname,
      }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: APP, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [built],
  });
  world.server.files.set('/app.js', outputFiles[0]!.text);
  world.server.files.set('/react.css', '.place { height: 200px; width: 300px }');
  world.server.files.set(
    '/react',
    '<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="/react.css"><main></main><script type="module" src="/app.js"></script>',
  );
});
afterAll(() => world.close());

test('the component renders its place on a server, where there is no page', () => {
  const html = renderToString(createElement(BelvedereTour, { src: '/tour.json', id: 'tour', className: 'place', style: { height: 480 } }));
  expect(html).toBe('<div id="tour" class="place" style="height:480px"></div>');
});

test('the component tells what happens, follows its properties and leaves nothing behind, also in strict mode', async () => {
  const page = await world.browser.newPage({ viewport: { width: 320, height: 240 } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`${world.server.origin}/react`);
  const told = (entry: [string, string]) =>
    page.waitForFunction(([name, detail]) => window.told.some((each) => each[0] === name && each[1] === detail), entry);
  const change = (props: Parameters<Window['change']>[0]) => page.evaluate((next) => window.change(next), props);
  await told(['scene hall', 'hall']);
  await told(['ready', '']);
  expect(await page.locator('.place > div').count()).toBe(1);
  // The function of the last render is called, though the tour is the first.
  await change({ scene: 'attic' });
  await told(['scene attic', 'attic']);
  await change({ language: 'de' });
  await told(['language', 'de']);
  await change({ src: '/other.json', scene: 'atlas' });
  await told(['scene atlas', 'atlas']);
  expect(await page.locator('.place > div').count()).toBe(1);
  expect(await page.evaluate(() => (window as unknown as { tour(): { state: { status: string } } }).tour().state.status)).not.toBe(
    'destroyed',
  );
  await change({ src: null });
  await page.locator('.place').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => (window as unknown as { tour(): unknown }).tour())).toBeNull();
  expect(problems).toEqual([]);
  await page.close();
});
