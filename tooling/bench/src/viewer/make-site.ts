import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { tilePath, zoomToFov, type Face, type Panorama } from '@belvedere/manifest';
import { makeManifest, makeManifestScene } from '@belvedere/manifest/testing';
import { tilePanorama } from '@belvedere/tours/panorama';
import { build } from 'esbuild';
import sharp from 'sharp';

/** The viewers, each with a page of its own name; the first is what no viewer can beat, the second is ours. */
export const VIEWERS = ['floor', 'belvedere', 'marzipano', 'pannellum', 'photo-sphere-viewer'] as const;
export type ViewerName = (typeof VIEWERS)[number];

export const SIZE = { width: 1280, height: 720 };
/** Not straight ahead: two faces are in view. Zoom 1 is 90° across. */
export const START = { yaw: 30, hfov: zoomToFov(1), vfov: zoomToFov(SIZE.width / SIZE.height) };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.jpg': 'image/jpeg',
};

export interface Site {
  origin: string;
  /** Bytes of scripts and styles as they are sent. */
  sizes: Readonly<Record<ViewerName, number>>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const resolve = (name: string) => require.resolve(name);

/** Serves the same two panoramas to all viewers: the same tiles, and the configuration inside the page. */
export async function makeSite(pictures: readonly [string, string]): Promise<Site> {
  const files = new Map<string, Buffer>();
  const panoramas: Panorama[] = [];
  for (const picture of pictures) panoramas.push(await cut(picture, files));
  const scripts = await makeScripts(files);

  const manifest = makeManifest({
    roots: { tiles: '/tiles/', media: '/media/' },
    scenes: panoramas.map((panorama, index) =>
      makeManifestScene({ id: `0198a000-0001-7000-8000-00000000000${index}`, key: `scene-${index}`, panorama }),
    ),
  });
  const data = `<script>window.data = ${JSON.stringify({ panoramas, manifest, start: START })};</script>`;
  for (const name of VIEWERS) {
    const page = await readFile(new URL(`pages/${name}.html`, import.meta.url), 'utf8');
    files.set(`/${name}.html`, Buffer.from(page.replace('<!--data-->', () => data)));
  }
  return listen(files, scripts);
}

async function cut(source: string, files: Map<string, Buffer>): Promise<Panorama> {
  const { panorama } = await tilePanorama({
    source,
    formats: ['jpg'],
    sink: { has: async () => false, write: async (path, bytes) => void files.set(`/tiles/${path}`, Buffer.from(bytes)) },
  });
  const { id, levels } = panorama;
  for (const [path, bytes] of [...files])
    if (path.startsWith(`/tiles/${id}/`))
      // Two of the peers count levels from one.
      files.set(
        path.replace(/^\/tiles\/(\w+)\/(\d+)\//, (_, name, level) => `/from-one/${name}/${Number(level) + 1}/`),
        bytes,
      );
  if (levels[0] !== panorama.tileSize) throw new Error('The smallest level has to be one tile of a face.');
  const faces: readonly Face[] = ['b', 'd', 'f', 'l', 'r', 'u'];
  const strip = faces.map(async (face, row) => {
    const whole = files.get(`/tiles/${tilePath(id, { face, level: 0, x: 0, y: 0 }, 'jpg')}`);
    return { input: await sharp(whole).resize(256, 256).toBuffer(), left: 0, top: row * 256 };
  });
  const canvas = sharp({ create: { width: 256, height: 256 * 6, channels: 3, background: '#000' } });
  files.set(
    `/previews/${id}.jpg`,
    await canvas
      .composite(await Promise.all(strip))
      .jpeg({ quality: 75 })
      .toBuffer(),
  );
  return panorama;
}

/** The scripts and styles of each viewer as it publishes them, in one file where it publishes many. Answers their paths. */
async function makeScripts(files: Map<string, Buffer>): Promise<Record<ViewerName, string[]>> {
  const put = async (path: string, file: string) => files.set(path, await readFile(file));
  const ours = dirname(resolve('@belvedere/viewer/dist/viewer.js'));
  for (const name of await readdir(ours, { recursive: true }))
    if (name.endsWith('.js')) await put(join('/belvedere', name), join(ours, name));

  const pannellum = dirname(resolve('pannellum/package.json'));
  await put('/pannellum.js', join(pannellum, 'build/pannellum.js'));
  await put('/pannellum.css', join(pannellum, 'build/pannellum.css'));

  const shared = { bundle: true, minify: true, write: false, legalComments: 'none', target: 'es2022' } as const;
  const bundle = async (path: string, options: Parameters<typeof build>[0]) => {
    const { outputFiles = [] } = await build({ ...shared, ...options });
    files.set(path, Buffer.from(outputFiles[0]!.contents));
  };
  await bundle('/floor.js', { entryPoints: [join(import.meta.dirname, 'floor.ts')], format: 'esm' });
  const marzipano = "import Marzipano from 'marzipano'; globalThis.Marzipano = Marzipano;";
  await bundle('/marzipano.js', { stdin: { contents: marzipano, resolveDir: import.meta.dirname }, format: 'iife' });
  const sphere =
    "export { Viewer } from '@photo-sphere-viewer/core'; export { CubemapTilesAdapter } from '@photo-sphere-viewer/cubemap-tiles-adapter';";
  await bundle('/photo-sphere-viewer.js', { stdin: { contents: sphere, resolveDir: import.meta.dirname }, format: 'esm' });
  await bundle('/photo-sphere-viewer.css', { entryPoints: [resolve('@photo-sphere-viewer/core/index.css')] });

  return {
    floor: ['/floor.js'],
    belvedere: ['/belvedere/viewer.js'],
    marzipano: ['/marzipano.js'],
    pannellum: ['/pannellum.js', '/pannellum.css'],
    'photo-sphere-viewer': ['/photo-sphere-viewer.js', '/photo-sphere-viewer.css'],
  };
}

async function listen(files: ReadonlyMap<string, Buffer>, scripts: Record<ViewerName, string[]>): Promise<Site> {
  const packed = new Map([...files].filter(([path]) => !path.endsWith('.jpg')).map(([path, bytes]) => [path, brotliCompressSync(bytes)]));
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const body = packed.get(path) ?? files.get(path);
    response.writeHead(body ? 200 : 404, {
      'content-type': TYPES[extname(path)] ?? 'text/plain',
      'content-length': body?.length ?? 0,
      ...(packed.has(path) && { 'content-encoding': 'br' }),
      'cache-control': 'max-age=3600',
    });
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const sizeOf = (name: ViewerName) => scripts[name].reduce((sum, path) => sum + (packed.get(path)?.length ?? NaN), 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    sizes: Object.fromEntries(VIEWERS.map((name) => [name, sizeOf(name)])) as Record<ViewerName, number>,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        server.closeAllConnections();
      }),
  };
}
