import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { MarzipanoData } from '../src/adapters/from-marzipano.ts';
import type { PannellumConfig } from '../src/adapters/from-pannellum.ts';
import { makeEquirect } from './make-media.ts';
import { makePanorama, type Paint } from './make-tour.ts';
import type { FileServer } from './serve.ts';

/** Other viewers as npm has them, each on a page of its own with a tour, and the same tour on a page of ours. The address says which scene. */
type Site = FileServer['files'];

const require = createRequire(import.meta.url);
const PANNELLUM = dirname(require.resolve('pannellum/package.json'));
const MARZIPANO = dirname(require.resolve('marzipano/package.json'));

const BARE =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><style>body { margin: 0 } #place { height: 100vh }</style>';
const SCENE = "new URLSearchParams(location.search).get('scene')";

/**
 * Where one looks as colours: slow ones that are never the same twice, and waves 15° long in the middle of each, so that a degree shows
 * everywhere and no picture of a face has an edge that a coarser one lacks.
 */
const waves: Paint = ({ x, y, z }) => {
  const length = Math.hypot(x, y, z);
  const [a, b, c] = [x / length, y / length, z / length];
  const mix = (slow: number, fast: number) => Math.round(127.5 + 70 * slow + 57 * Math.sin(24 * fast));
  return [mix(a, b), mix(b, c), mix(c, a)];
};

/** Cuts a world into tiles half as wide as they are told to be, which no viewer minds and costs a quarter, and puts each where `at` says. */
async function putTiles(
  site: Site,
  levels: readonly number[],
  at: (tile: { level: number; face: string; x: string; y: string }) => string,
): Promise<void> {
  const files: Parameters<typeof makePanorama>[0] = new Map();
  await makePanorama(files, { id: 'a'.repeat(16), paint: waves, levels: levels.map((size) => size / 2), tileSize: 128 });
  for (const [path, body] of files) {
    const [, level, face = '', y = '', x = ''] = /\/(\d+)\/([frblud])\/(\d+)_(\d+)\.webp$/.exec(path) ?? [];
    site.set(at({ level: Number(level), face, x, y }), body);
  }
}

/** Pictures as Pannellum takes them: of the whole sphere, of a part, faces of a cube, and tiles as its `generate.py` names them. */
export async function putPannellumPictures(site: Site): Promise<void> {
  const sphere = await makeEquirect(1024, waves);
  site.set('/pannellum/hall.png', sphere);
  // 240° by 90°, its middle 10° above the horizon.
  const part = { left: 171, top: 100, width: 682, height: 256 };
  site.set('/pannellum/part.png', await sharp(sphere).extract(part).png().toBuffer());
  await putTiles(site, [256], ({ face }) => `/pannellum/cube/${face}.jpg`);
  // 912 pixels a face: the last tiles are narrower, as they are in most tours.
  await putTiles(site, [228, 456, 912], ({ level, face, x, y }) => `/pannellum/tiles/${level + 1}/${face}${y}_${x}.jpg`);
}

/** Pannellum's own page for a configuration, from its package. */
export function putPannellum(site: Site, config: PannellumConfig): void {
  for (const name of ['pannellum.js', 'pannellum.css']) site.set(`/${name}`, readFileSync(join(PANNELLUM, 'build', name)));
  site.set(
    '/pannellum/',
    `${BARE}<link rel="stylesheet" href="/pannellum.css"><div id="place"></div><script src="/pannellum.js"></script><script>
      const config = ${JSON.stringify(config)};
      config.default.firstScene = ${SCENE};
      pannellum.viewer('place', config);
    </script>`,
  );
}

/** Pictures of scenes where Marzipano's tool puts them: tiles, and the small faces one below the other. */
export async function putMarzipanoPictures(site: Site, scenes: readonly string[]): Promise<void> {
  const tiles: Site = new Map();
  await putTiles(tiles, [256, 512, 1024], ({ level, face, x, y }) => `/${level + 1}/${face}/${y}/${x}.jpg`);
  const strip = await Promise.all(
    ['b', 'd', 'f', 'l', 'r', 'u'].map(async (face, row) => ({
      input: await sharp(tiles.get(`/1/${face}/0/0.jpg`))
        .resize(256)
        .png()
        .toBuffer(),
      left: 0,
      top: row * 256,
    })),
  );
  const canvas = sharp({ create: { width: 256, height: 256 * 6, channels: 3, background: '#000' } });
  tiles.set('/preview.jpg', await canvas.composite(strip).png().toBuffer());
  for (const scene of scenes) for (const [path, body] of tiles) site.set(`/marzipano/tiles/${scene}${path}`, body);
}

/** What the script of the sample tour asks the page for. */
const PARTS = [
  'sceneListToggle',
  'autorotateToggle',
  'fullscreenToggle',
  'viewUp',
  'viewDown',
  'viewLeft',
  'viewRight',
  'viewIn',
  'viewOut',
];

/** The sample tour of Marzipano's package, its own script and style, with other data, whose pictures lie beside it. */
export function putMarzipano(site: Site, data: MarzipanoData): void {
  const sample = (name: string) => readFileSync(join(MARZIPANO, 'demos/sample-tour', name), 'utf8');
  site.set('/marzipano.js', readFileSync(join(MARZIPANO, 'dist/marzipano.js')));
  site.set('/marzipano/index.js', sample('index.js').replace('//www.marzipano.net/media', 'tiles'));
  site.set('/marzipano/style.css', sample('style.css'));
  const links = data.scenes.map(({ id }) => `<a class="scene" data-id="${id}"></a>`);
  // Two helpers of the tour that are not in the package say what browsers can do.
  site.set(
    '/marzipano/',
    `${BARE}<link rel="stylesheet" href="style.css"><div id="pano"></div>
    <div hidden><div id="sceneList">${links.join('')}</div><div id="titleBar"><h1 class="sceneName"></h1></div>
    ${PARTS.map((id) => `<a id="${id}"></a>`).join('')}</div>
    <script>bowser = {}; screenfull = {}; data = ${JSON.stringify(data)}</script>
    <script src="/marzipano.js"></script><script src="index.js"></script>
    <script>document.querySelector('[data-id="' + ${SCENE} + '"]').click()</script>`,
  );
}

/** The same in our viewer, by an adapter. */
export function putOurs(site: Site, adapter: 'fromPannellum' | 'fromMarzipano', config: object): void {
  site.set(
    `/${adapter}`,
    `${BARE}<div id="place"></div><script type="module">
      import { createTour } from '/viewer.js';
      import { ${adapter} } from '/adapters.js';
      const base = new URL('${adapter === 'fromPannellum' ? '/pannellum/' : '/marzipano/'}', location.href).href;
      const { manifest, locate } = ${adapter}(${JSON.stringify(config)}, { base });
      const controls = new URLSearchParams(location.search).get('controls') ?? 'none';
      window.tour = createTour(place, { src: manifest, locate, scene: ${SCENE}, controls });
    </script>`,
  );
}
