import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  directionToVector,
  FACES,
  faceToVector,
  panoramaSchema,
  tilePath,
  tilesOf,
  vectorToFace,
  type Face,
  type TileFormat,
  type Vector3,
} from '@belvedere/manifest';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankPixels, paste, type Pixels } from './pixels.ts';
import { spherePicture } from './sphere-picture.ts';
import { tilePanorama, type TiledPanorama, type TileProgress, type TileSink } from './tile-panorama.ts';

const SHARED = fileURLToPath(new URL('../../../../../shared/panoramas/', import.meta.url));

// Every place where a mapping may go wrong: face centres with both poles and the ±180° seam, the middle of every edge, every corner,
// points of the seam off the horizon, and some points without any meaning.
const MARKS = [
  ...[0, 90, 180, -90].flatMap((yaw) => [-45, 0, 45].map((pitch) => ({ yaw, pitch }))),
  ...[45, 135, -135, -45].flatMap((yaw) => [-35.264, 0, 35.264].map((pitch) => ({ yaw, pitch }))),
  ...[-90, 90].map((pitch) => ({ yaw: 0, pitch })),
  ...[-68, 22, 68].map((pitch) => ({ yaw: -180, pitch })),
  ...[
    [17, 13],
    [-64, -21],
    [111, 70],
    [-70, -72],
    [155, -24],
  ].map(([yaw = 0, pitch = 0]) => ({ yaw, pitch })),
].map(directionToVector);

const SPREAD = (1.6 / 180) * Math.PI;

/** How bright it is in a direction: a soft round mark of 1.6°. */
function brightness(direction: Vector3): number {
  const nearest = Math.max(...MARKS.map((mark) => mark.x * direction.x + mark.y * direction.y + mark.z * direction.z));
  return nearest < 0.97 ? 0 : 230 * Math.exp(-(Math.acos(Math.min(1, nearest)) ** 2) / (2 * SPREAD ** 2));
}

function memorySink(files = new Map<string, Uint8Array>()) {
  const written: string[] = [];
  const sink: TileSink = {
    has: async (path) => files.has(path),
    write: async (path, bytes) => {
      written.push(path);
      files.set(path, bytes);
    },
  };
  return { sink, files, written };
}

async function readFaces(
  files: Map<string, Uint8Array>,
  { panorama, level, format }: { panorama: TiledPanorama['panorama']; level: number; format: TileFormat },
) {
  const size = panorama.levels[level]!;
  const faces = new Map<Face, Pixels>(FACES.map((face) => [face, blankPixels(size, size)]));
  for (const tile of tilesOf(panorama)) {
    if (tile.level !== level) continue;
    const { data, info } = await sharp(files.get(tilePath(panorama.id, tile, format)))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const side = (index: number) => Math.min(panorama.tileSize, size - index * panorama.tileSize);
    expect([info.width, info.height, info.channels]).toEqual([side(tile.x), side(tile.y), 3]);
    const piece = { width: info.width, height: info.height, data: Uint8Array.from(data) };
    paste(faces.get(tile.face)!, piece, { left: tile.x * panorama.tileSize, top: tile.y * panorama.tileSize });
  }
  return { size, faces };
}

/** The centre of brightness of a window around a point of a face, in pixels of the face. */
function centreOf(size: number, at: { u: number; v: number }, value: (column: number, row: number) => number) {
  const reach = Math.ceil((size * 4) / 90);
  const clamp = (n: number) => Math.min(size - 1, Math.max(0, n));
  let [mass, x, y] = [0, 0, 0];
  for (let row = clamp(Math.floor(at.v * size) - reach); row <= clamp(Math.floor(at.v * size) + reach); row++) {
    for (let column = clamp(Math.floor(at.u * size) - reach); column <= clamp(Math.floor(at.u * size) + reach); column++) {
      const weight = value(column, row);
      mass += weight;
      x += weight * column;
      y += weight * row;
    }
  }
  return { x: x / mass, y: y / mass, mass };
}

let folder: string;
let marks: { path: string; tiled: TiledPanorama; files: Map<string, Uint8Array>; progress: TileProgress[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tile-panorama-test-'));
  const path = join(folder, 'marks.png');
  // 1504 pixels wide: the largest face, 384, has three tiles a side, and the pole lies within one.
  const { width, height, data } = spherePicture(1504, 752, (direction) => {
    const value = brightness(direction);
    return [value, value, value];
  });
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
  const { sink, files } = memorySink();
  const progress: TileProgress[] = [];
  const tiled = await tilePanorama({
    source: path,
    sink,
    tileSize: 128,
    quality: { webp: 95, jpg: 95 },
    onProgress: (p) => progress.push(p),
  });
  marks = { path, tiled, files, progress };
}, 30_000);

afterAll(() => rm(folder, { recursive: true }));

const smallOptions = () => ({ source: marks.path, tileSize: 128, formats: ['jpg'], quality: { jpg: 70 }, workers: 1 }) as const;

describe('0.21 tiles', () => {
  test('the result is a panorama of the manifest, and every tile of it exists in every format', () => {
    const { panorama, source } = marks.tiled;
    expect(panoramaSchema.parse(panorama)).toEqual(panorama);
    expect(panorama).toMatchObject({ tileSize: 128, levels: [96, 192, 384], formats: ['webp', 'jpg'], width: 1504, height: 752 });
    expect(panorama.id).toMatch(/^[0-9a-f]{40}$/);
    expect(source).toEqual({ format: 'png', width: 1504, height: 752 });
    const expected = [...tilesOf(panorama)].flatMap((tile) => panorama.formats.map((format) => tilePath(panorama.id, tile, format)));
    expect([...marks.files.keys()].toSorted()).toEqual(expected.toSorted());
  });

  test.each([
    [0, 'jpg'],
    [1, 'jpg'],
    [2, 'jpg'],
    [0, 'webp'],
    [1, 'webp'],
    [2, 'webp'],
  ] as const)('every mark is within half a pixel of its place on level %i of %s', async (level, format) => {
    const { size, faces } = await readFaces(marks.files, { panorama: marks.tiled.panorama, level, format });
    let worst = 0;
    for (const mark of MARKS) {
      const { face, ...at } = vectorToFace(mark);
      const pixels = faces.get(face)!;
      const found = centreOf(size, at, (column, row) => pixels.data[(row * size + column) * 3 + 1]!);
      // At an edge a mark is cut: what remains of it is compared with what remains of a perfect one.
      const perfect = centreOf(size, at, (column, row) => {
        const { x, y, z } = faceToVector(face, (column + 0.5) / size, (row + 0.5) / size);
        const length = Math.hypot(x, y, z);
        return brightness({ x: x / length, y: y / length, z: z / length });
      });
      expect(found.mass / perfect.mass).toBeCloseTo(1, 0);
      worst = Math.max(worst, Math.hypot(found.x - perfect.x, found.y - perfect.y));
    }
    expect(worst).toBeLessThan(0.25);
  });

  test('neighbours across the edge of two faces differ no more than neighbours within one', async () => {
    const { size, faces } = await readFaces(marks.files, { panorama: marks.tiled.panorama, level: 2, format: 'jpg' });
    const value = (face: Face, u: number, v: number) => {
      const index = (n: number) => Math.min(size - 1, Math.floor(n * size));
      return faces.get(face)!.data[(index(v) * size + index(u)) * 3]!;
    };
    let [across, within] = [0, 0];
    for (const face of FACES) {
      for (let i = 0; i < size; i++) {
        const along = (i + 0.5) / size;
        for (const [u, v, du, dv] of [
          [0, along, 1, 0],
          [1, along, -1, 0],
          [along, 0, 0, 1],
          [along, 1, 0, -1],
        ] as const) {
          const at = (steps: number) => [u + (du * steps) / size, v + (dv * steps) / size] as const;
          const edge = value(face, ...at(0.5));
          const beyond = vectorToFace(faceToVector(face, ...at(-0.5)));
          across = Math.max(across, Math.abs(edge - value(beyond.face, beyond.u, beyond.v)));
          within = Math.max(within, Math.abs(edge - value(face, ...at(1.5))));
        }
      }
    }
    expect(within).toBeGreaterThan(3);
    expect(across).toBeLessThanOrEqual(within + 3);
  });

  test('progress starts with decoding, never goes back and ends with every file', () => {
    const total = marks.files.size;
    expect(marks.progress[0]).toEqual({ done: 0, total, phase: 'decode' });
    expect(marks.progress.at(-1)).toEqual({ done: total, total, phase: 'tiles' });
    expect(marks.progress.map(({ done }) => done)).toEqual(marks.progress.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(marks.progress.length).toBeGreaterThan(total);
  });
});

describe('0.21 pictures', () => {
  test('the thumbnail and the social picture look straight ahead', async () => {
    for (const [bytes, width, height] of [
      [marks.tiled.thumbnail, 640, 360],
      [marks.tiled.socialImage, 1200, 630],
    ] as const) {
      const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height, (await sharp(bytes).metadata()).format]).toEqual([width, height, 'jpeg']);
      // The mark straight ahead is in the middle, the one at yaw 17°, pitch 13° where a view of 90° has it.
      const bright = (x: number, y: number) => data[Math.round(y) * width + Math.round(x)]!;
      const { x, y, z } = directionToVector({ yaw: 17, pitch: 13 });
      expect(bright(width / 2, height / 2)).toBeGreaterThan(180);
      expect(bright((width / 2) * (1 - x / z), height / 2 + ((width / 2) * y) / z)).toBeGreaterThan(180);
      expect(bright(width / 2, height / 2 + width / 8)).toBeLessThan(30);
    }
  });

  test('the preview is a small strip of the six faces in their order', async () => {
    const { preview } = marks.tiled.panorama;
    expect(preview.length).toBeLessThan(1500);
    const { data, info } = await sharp(Buffer.from(preview.split(',')[1]!, 'base64'))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([192, 32]);
    for (const [index] of FACES.entries()) {
      // Each face has a mark in its middle and nothing half way to its corners.
      const at = (column: number, row: number) => data[row * 192 + index * 32 + column]!;
      expect(at(16, 16)).toBeGreaterThan(2 * at(8, 8) + 10);
    }
  });
});

describe('0.21 the same work twice', () => {
  const whole = memorySink();
  let expected: TiledPanorama;
  beforeAll(async () => {
    expected = await tilePanorama({ ...smallOptions(), sink: whole.sink });
  });

  test('gives the same id and writes nothing', async () => {
    const { sink, written } = memorySink(marks.files);
    const again = await tilePanorama({ source: marks.path, sink, tileSize: 128, quality: { webp: 95, jpg: 95 } });
    expect(again).toEqual(marks.tiled);
    expect(written).toEqual([]);
  });

  test('other options or another source give another id', async () => {
    const source = join(folder, 'flat.png');
    await sharp({ create: { width: 512, height: 256, channels: 3, background: '#456' } })
      .png()
      .toFile(source);
    const ids = new Set([marks.tiled.panorama.id]);
    for (const options of [{}, { quality: { jpg: 71 } }, { tileSize: 256 }, { formats: ['webp', 'jpg'] }] as const) {
      ids.add((await tilePanorama({ ...smallOptions(), sink: memorySink().sink, source, ...options })).panorama.id);
    }
    expect(ids.size).toBe(5);
  });

  test('a sink that fails fails the work; the next run writes only what is missing, and the result is the same', async () => {
    const part = memorySink();
    const failing: TileSink = {
      has: part.sink.has,
      write: async (path, bytes, type) => {
        if (part.written.length === 20) throw new Error('The disk is full.');
        await part.sink.write(path, bytes, type);
      },
    };
    await expect(tilePanorama({ ...smallOptions(), sink: failing })).rejects.toThrow('The disk is full.');
    expect(part.written).toHaveLength(20);

    const rest = memorySink(part.files);
    expect(await tilePanorama({ ...smallOptions(), sink: rest.sink })).toEqual(expected);
    expect(rest.written).toHaveLength(whole.files.size - 20);
    expect(rest.files).toEqual(whole.files);
  });

  test('a process that is killed leaves whole tiles, and the next one goes on', async () => {
    const target = join(folder, 'killed');
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', killedScript, new URL('index.ts', import.meta.url).href, marks.path, target],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child.stdout.once('data', () => child.kill('SIGKILL'));
    const signal = await new Promise((resolve) => child.once('exit', (_, killedBy) => resolve(killedBy)));
    expect(signal).toBe('SIGKILL');

    const survived = new Map<string, Uint8Array>();
    for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !path.endsWith('.part')) survived.set(path.slice(target.length + 1), await readFile(path));
    }
    const before = survived.size;
    expect(before).toBeGreaterThan(0);
    const rest = memorySink(survived);
    expect(await tilePanorama({ ...smallOptions(), sink: rest.sink })).toEqual(expected);
    expect(rest.written).toHaveLength(whole.files.size - before);
    for (const [path, bytes] of whole.files) expect(Buffer.compare(rest.files.get(path)!, bytes), path).toBe(0);
  });
});

const killedScript = `
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
const [module, source, target] = process.argv.slice(1);
const { tilePanorama } = await import(module);
let written = 0;
const write = async (path, bytes) => {
  if (written === 10) await new Promise(() => {});
  written++;
  const file = join(target, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file + '.part', bytes);
  await rename(file + '.part', file);
  if (written === 10) process.stdout.write('ten');
};
const keepAlive = setInterval(() => {}, 1000);
await tilePanorama({ source, sink: { has: async () => false, write }, tileSize: 128, formats: ['jpg'], quality: { jpg: 70 } });
`;

describe('ending early', () => {
  const busy = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length;
  const decodedFolders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith(`belvedere-panorama-${process.pid}-`));

  test('the signal ends the work with its reason, and no thread or temporary file stays', async () => {
    const before = busy();
    const { sink, written } = memorySink();
    const controller = new AbortController();
    const reason = new Error('The tenant has gone.');
    const work = tilePanorama({
      ...smallOptions(),
      sink,
      signal: controller.signal,
      onProgress: ({ done }) => done === 5 && controller.abort(reason),
    });
    await expect(work).rejects.toBe(reason);
    expect(written.length).toBeLessThan(126);
    expect(busy()).toBe(before);
    expect(await decodedFolders()).toEqual([]);
    const after = written.length;
    await expect(tilePanorama({ ...smallOptions(), sink, signal: controller.signal })).rejects.toBe(reason);
    expect(written).toHaveLength(after);
  });

  test('a failed run leaves no thread or temporary file either', async () => {
    const before = busy();
    const damaged = join(folder, 'damaged.png');
    await writeFile(damaged, (await readFile(marks.path)).subarray(0, 20_000));
    await expect(tilePanorama({ ...smallOptions(), source: damaged, sink: memorySink().sink })).rejects.toMatchObject({
      code: 'tours.panorama_damaged',
    });
    expect(busy()).toBe(before);
    expect(await decodedFolders()).toEqual([]);
  });
});

describe('E7 what comes out', () => {
  test('no metadata of the source is in any file', async () => {
    const source = join(folder, 'located.jpg');
    await sharp({ create: { width: 512, height: 256, channels: 3, background: '#3a6' } })
      .withIccProfile('p3')
      .withExif({ IFD0: { Copyright: 'secret-owner' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' } })
      .jpeg()
      .toFile(source);
    const { exif, icc } = await sharp(source).metadata();
    expect([exif?.includes('secret-owner'), icc === undefined]).toEqual([true, false]);

    const { sink, files } = memorySink();
    const { thumbnail, socialImage, panorama } = await tilePanorama({ source, sink, workers: 1 });
    for (const bytes of [...files.values(), thumbnail, socialImage, Buffer.from(panorama.preview.split(',')[1]!, 'base64')]) {
      const metadata = await sharp(bytes).metadata();
      expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined, undefined]);
      expect(Buffer.from(bytes).includes('secret-owner')).toBe(false);
    }
  });
});

// The folder of photographs lies beside the clone where the tests of the whole product run; it is not part of it.
const photographs = existsSync(SHARED) ? ['jordan-pond.jpg', 'petra.jpg'] : [];

test('0.21 real photographs are cut, and a stereo pair that nobody said is one is refused', async () => {
  for (const name of photographs) {
    const { sink, files } = memorySink();
    const { panorama, thumbnail } = await tilePanorama({ source: join(SHARED, name), sink, formats: ['jpg'] });
    expect(panoramaSchema.parse(panorama).preview.length).toBeLessThan(2500);
    expect(files.size).toBe([...tilesOf(panorama)].length);
    expect(thumbnail.length).toBeGreaterThan(5000);
    // What the front face shows is the middle of the photograph.
    const front = files.get(tilePath(panorama.id, { face: 'f', level: 0, x: 0, y: 0 }, 'jpg'))!;
    const seen = await meanOfMiddle(front, 0.1);
    const middle = await meanOfMiddle(join(SHARED, name), Math.atan(0.1) / Math.PI);
    seen.forEach((mean, channel) => expect(Math.abs(mean - middle[channel]!)).toBeLessThan(8));
  }
  if (photographs.length > 0) {
    const stereo = tilePanorama({ source: join(SHARED, 'dolphins.jpg'), sink: memorySink().sink });
    await expect(stereo).rejects.toMatchObject({ code: 'tours.panorama_not_two_to_one' });
  }
}, 20_000);

/** The mean colour of the middle of a picture, `share` of its width and as high. */
async function meanOfMiddle(picture: string | Uint8Array, share: number): Promise<number[]> {
  const { width, height } = await sharp(picture).metadata();
  const side = Math.round(width * share);
  const area = { left: Math.round((width - side) / 2), top: Math.round((height - side) / 2), width: side, height: side };
  const { channels } = await sharp(await sharp(picture).extract(area).png().toBuffer()).stats();
  return channels.map(({ mean }) => mean);
}
