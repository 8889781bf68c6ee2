import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ManifestHotspot } from '@belvedere/manifest';
import { makeManifest, makeManifestScene } from '@belvedere/manifest/testing';
import { inTier, launchChromium, someOf } from '@belvedere/testing';
import { tilePanorama } from '@belvedere/tours/panorama';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { colorAt, isOnBorder, pointOf, rayOf, type Look, type Ray, type Size, type Sphere } from './project-sphere.ts';

const SIZE: Size = { width: 192, height: 144 };
const WIDTH = 2048;
const TILE = 128;
/** Fields of view of 127°, 90° and 53° across. At this size each needs another level, so many tiles a side of a face. */
const VIEWS = [
  { zoom: 0.5, tiles: 1 },
  { zoom: 1, tiles: 2 },
  { zoom: 2, tiles: 4 },
];

const directionOf = ([x, y, z]: Ray) => ({
  yaw: (Math.atan2(x, -z) * 180) / Math.PI,
  pitch: (Math.atan2(y, Math.hypot(x, z)) * 180) / Math.PI,
});

/** The middles of the faces, of their edges and their corners, where errors would be. */
const SPECIAL = (() => {
  const ends = [-1, 0, 1];
  const all = ends.flatMap((x) => ends.flatMap((y) => ends.map((z): Ray => [x, y, z])));
  return all.filter((ray) => ray.some((part) => part !== 0));
})();
/** Those, and 38 that are spread evenly; CI looks in some of all these. */
const DIRECTIONS = (() => {
  const spread = Array.from({ length: 38 }, (_, index): Ray => {
    const y = 1 - (2 * index + 1) / 38;
    const turn = index * Math.PI * (3 - Math.sqrt(5));
    return [Math.sqrt(1 - y * y) * Math.cos(turn), y, Math.sqrt(1 - y * y) * Math.sin(turn)];
  });
  return someOf([...SPECIAL, ...spread].map(directionOf), 24);
})();

const hotspots = SPECIAL.map((ray, index): ManifestHotspot => ({
  id: `0198a000-0002-7000-8000-0000000000${index + 10}`,
  title: String(index),
  description: null,
  ...directionOf(ray),
  target: null,
  content: { type: 'info', body: { blocks: [] } },
  icon: { path: null, color: '#1f6feb', size: 1 },
  animation: { type: 'none', speed: 1 },
}));

/** What the page hands out of a look: the bytes of the canvas, and the middles of the hotspots that are not behind. */
interface Seen {
  picture: string;
  points: [index: number, x: number, y: number][];
}

/** The viewer draws in the frame after it was asked, before this reads; what it then asks for is waited for, or the next look would give it up. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Picture</title><style>body { margin: 0 } #tour { height: 100vh }</style>
<div id="tour"></div>
<script>
  let open = 0;
  for (const name of ['fetch', 'createImageBitmap']) {
    const call = window[name];
    window[name] = (...values) => {
      open++;
      return call(...values).finally(() => open--);
    };
  }
</script>
<script type="module">
  import { createTour } from '/viewer/viewer.js';
  const tour = createTour(document.querySelector('#tour'), { src: '/manifest.json', controls: 'none' });
  const frame = () => new Promise(requestAnimationFrame);
  const read = () => {
    const root = document.querySelector('#tour > div').shadowRoot;
    const gl = root.querySelector('canvas').getContext('webgl2');
    const bytes = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4);
    gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    const points = [...root.querySelectorAll('.hotspot:not(.behind)')].map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return [Number(button.ariaLabel), left + width / 2, top + height / 2];
    });
    return { points, picture: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
  };
  window.look = async (looks) => {
    const all = [];
    for (const view of looks) {
      tour.lookAt(view, { duration: 0 });
      await frame();
      for (let quiet = open ? 0 : 3; quiet < 3; quiet = open ? 0 : quiet + 1) await frame();
      all.push(read());
    }
    return all;
  };
  tour.on('sharp', () => (window.isSharp = true));
</script>`;

let browser: Browser;
let server: Server;
let page: Page;
let sphere: Sphere;
beforeAll(async () => {
  sphere = drawSphere(WIDTH);
  const files = await makeFiles(sphere);
  server = createServer(({ url = '' }, response) => {
    const body = files.get(url);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': typeOf(url) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchChromium();
  page = await browser.newPage({ viewport: SIZE });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/page`);
  await page.waitForFunction('window.isSharp');
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
});

/** The sphere through the real tiler, the built viewer, and a page with both. */
async function makeFiles({ width, height, data }: Sphere): Promise<Map<string, Uint8Array | string>> {
  const files = new Map<string, Uint8Array | string>([['/page', PAGE]]);
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-picture-'));
  const source = join(folder, 'sphere.png');
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toFile(source);
  const { panorama } = await tilePanorama({
    source,
    tileSize: TILE,
    formats: ['webp'],
    quality: { webp: 100 },
    sink: { has: async () => false, write: async (path, bytes) => void files.set(`/tiles/${path}`, Uint8Array.from(bytes)) },
  });
  await rm(folder, { recursive: true });
  expect(panorama.levels).toEqual(VIEWS.map(({ tiles }) => tiles * TILE));
  const scene = makeManifestScene({ panorama, hotspots, view: { yaw: 0, pitch: 0, zoom: 1, minZoom: 0.5, maxZoom: 4 } });
  files.set('/manifest.json', JSON.stringify(makeManifest({ scenes: [scene], roots: { tiles: '/tiles/', media: '/media/' } })));
  const built = dirname(createRequire(import.meta.url).resolve('@belvedere/viewer/dist/viewer.js'));
  const names = await readdir(built, { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.js'))) files.set(`/viewer/${name}`, await readFile(join(built, name)));
  return files;
}

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript';
  if (path.endsWith('.json')) return 'application/json';
  return path.endsWith('.webp') ? 'image/webp' : 'text/html; charset=utf-8';
}

/** Waves in each direction of space, none so short that the smallest level could not hold it. */
function drawSphere(width: number): Sphere {
  const height = width / 2;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const yaw = ((column + 0.5) / width - 0.5) * 2 * Math.PI;
      const pitch = (0.5 - (row + 0.5) / height) * Math.PI;
      const [x, y, z] = [Math.cos(pitch) * Math.sin(yaw), Math.sin(pitch), -Math.cos(pitch) * Math.cos(yaw)];
      const start = (row * width + column) * 3;
      data[start] = 128 + 70 * x + 40 * Math.sin(9 * y + 4 * z);
      data[start + 1] = 128 + 70 * y + 40 * Math.sin(9 * z + 4 * x);
      data[start + 2] = 128 + 70 * z + 40 * Math.sin(9 * x + 4 * y);
    }
  return { width, height, data };
}

/** Errors of a picture, of 255: the mean, and the means of pixels on borders and off them; and the pixel that is farthest off. */
function errorsOf(picture: string, look: Look, tiles: number) {
  const bytes = Buffer.from(picture, 'base64');
  const { width, height } = SIZE;
  const pixel = 2 / (Math.max(width, height) * look.zoom);
  const border = { sum: 0, count: 0 };
  const inside = { sum: 0, count: 0 };
  let worst = 0;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const ray = rayOf(look, SIZE, [column, row]);
      const color = colorAt(sphere, ray);
      // WebGL counts rows from below.
      const at = ((height - 1 - row) * width + column) * 4;
      const error = (Math.abs(color[0] - bytes[at]!) + Math.abs(color[1] - bytes[at + 1]!) + Math.abs(color[2] - bytes[at + 2]!)) / 3;
      worst = Math.max(worst, error);
      const part = isOnBorder(ray, { tiles, pixel }) ? border : inside;
      part.sum += error;
      part.count++;
    }
  const mean = (border.sum + inside.sum) / (width * height);
  const meanOf = ({ sum, count }: typeof border) => (count ? sum / count : 0);
  return { mean, worst, seam: border.count ? meanOf(border) - meanOf(inside) : 0 };
}

test.for(VIEWS)(
  `0.16 the picture is that of the sphere in ${DIRECTIONS.length} directions, without a seam at faces and tiles: zoom $zoom`,
  async ({ zoom, tiles }) => {
    let looks: Look[] = DIRECTIONS.map((direction) => ({ ...direction, zoom }));
    expect(looks).toHaveLength(inTier({ sample: 24, all: 64 }));
    // A picture whose tiles are still to come is looked at again; one that is wrong stays so.
    const wrong = async () => {
      const seen = await page.evaluate<Seen[]>(`look(${JSON.stringify(looks)})`);
      const errors = seen.map(({ picture }, index) => ({ look: looks[index]!, ...errorsOf(picture, looks[index]!, tiles) }));
      const bad = errors.filter(({ mean, worst, seam }) => mean > 2 || worst > 12 || seam > 0.5);
      looks = bad.map(({ look }) => look);
      return bad;
    };
    await expect.poll(wrong, { timeout: 60_000, interval: 50 }).toEqual([]);
  },
);

test(`0.18 every hotspot lies within a pixel of where its direction is seen, in ${DIRECTIONS.length} directions and 3 fields of view`, async () => {
  const looks = VIEWS.flatMap(({ zoom }) => DIRECTIONS.map((direction): Look => ({ ...direction, zoom })));
  const seen = await page.evaluate<Seen[]>(`look(${JSON.stringify(looks)})`);
  const wrong: object[] = [];
  let count = 0;
  for (const [index, look] of looks.entries())
    for (const [hotspot, x, y] of seen[index]!.points) {
      const point = pointOf(look, SIZE, SPECIAL[hotspot]!);
      // What is almost beside the viewer is so far out that a tenth of a pixel is nothing.
      if (point && Math.hypot(...point) > 2000) continue;
      count++;
      if (!point || Math.hypot(point[0] - x, point[1] - y) > 1) wrong.push({ look, hotspot, x, y, point });
    }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(16 * DIRECTIONS.length);
});
