import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEquirect } from '../../test/make-media.ts';
import { byDirection, makePanorama, plain } from '../../test/make-tour.ts';
import { createWorld, type World } from '../../test/open-tour.ts';
import { difference, rayAt, readPixels } from '../../test/read-pixels.ts';

const SIZE = { width: 300, height: 200 };
const patient = { timeout: 20_000 };
let world: World;
beforeAll(async () => {
  world = await createWorld();
  const files: typeof world.files = new Map();
  await makePanorama(files, { id: 'c'.repeat(16), paint: plain(40, 160, 90) });
  // The same tiles where the tool of Marzipano puts them.
  for (const [path, body] of files) {
    const [, face] = /\/0\/([frblud])\/0_0\.webp$/.exec(path) ?? [];
    if (face) world.files.set(`/mz/tiles/hall/0/${face}/0/0.jpg`, body);
  }
  world.files.set('/psv/sky.jpg', await makeEquirect(512, byDirection));
  const page = `<!doctype html><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"><div id="place"></div>
    <script type="module">
      import { createTour } from '/viewer.js';
      import { fromMarzipano, fromPhotoSphereViewer } from '/adapters.js';
      window.show = (name, config, base) => {
        window.tour?.destroy();
        const { manifest, locate } = { fromMarzipano, fromPhotoSphereViewer }[name](config, { base });
        window.tour = createTour(place, { src: manifest, locate, controls: 'none' });
      };
      window.show('fromMarzipano', { scenes: [{ id: 'hall', levels: [{ tileSize: 128, size: 128 }] }] }, location.origin + '/mz/');
    </script>`;
  world.server.files.set('/page.css', 'body { margin: 0 } #place, #place > div { height: 100vh }');
  world.server.files.set('/adapted', page);
});
afterAll(() => world.close());

test('tours of other viewers are shown from where they lie: tiles of Marzipano, a picture of Photo Sphere Viewer', async () => {
  const page = await world.browser.newPage({ viewport: SIZE });
  await page.goto(`${world.server.origin}/adapted`);
  const errorAt = async (color: readonly number[]) => difference((await readPixels(page)).at(200, 60), color);
  await expect.poll(() => errorAt([40, 160, 90]), patient).toBeLessThanOrEqual(3);
  await page.evaluate(() =>
    (window as unknown as { show(...all: unknown[]): void }).show(
      'fromPhotoSphereViewer',
      { panorama: 'sky.jpg', defaultYaw: '60deg', defaultPitch: '20deg' },
      `${location.origin}/psv/`,
    ),
  );
  // Its zoom of 50 between 30 and 90 degrees from top to bottom.
  const zoom = 1 / ((Math.tan(Math.PI / 6) * 16) / 9);
  const color = byDirection(rayAt({ x: 200, y: 60, ...SIZE, view: { yaw: 60, pitch: 20, zoom } }));
  await expect.poll(() => errorAt(color), patient).toBeLessThanOrEqual(6);
  await page.close();
});
