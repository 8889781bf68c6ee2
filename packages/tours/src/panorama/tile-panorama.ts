import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { FACES, tilePath, tilesOf, TILE_FORMATS, type Face, type Panorama, type TileAddress, type TileFormat } from '@belvedere/manifest';
import { decodeSource, type DecodedSource } from './decode-source.ts';
import { encodePreview, PREVIEW_FACE } from './face-pictures.ts';
import { inspectSource, type Source } from './inspect-source.ts';
import { keptLevel, LAYOUT_VERSION, panoramaLevels } from './panorama-levels.ts';
import { blankPixels, paste } from './pixels.ts';
import { runLanes } from './run-lanes.ts';
import { startWorkers, type Workers } from './start-workers.ts';
import type { JobResult } from './worker.ts';

/** Where tiles go. A path that `has` answers true for must be complete: write to a temporary name, then rename. */
export interface TileSink {
  has(path: string): Promise<boolean>;
  write(path: string, bytes: Uint8Array, mimeType: string): Promise<void>;
}

export interface TileProgress {
  /** Tile files that exist, and how many there will be. */
  done: number;
  total: number;
  phase: 'decode' | 'tiles';
}

export interface TilePanoramaOptions {
  /** Path of an equirectangular JPEG, PNG, WebP or AVIF file. */
  source: string;
  sink: TileSink;
  /** Pixels a side of a tile, 128 to 2048. */
  tileSize?: number;
  formats?: readonly TileFormat[];
  /** 1 to 100, for each format. */
  quality?: Partial<Record<TileFormat, number>>;
  /** Threads. */
  workers?: number;
  onProgress?: (progress: TileProgress) => void;
  /** Ends the work with the signal's reason: at once between tiles, and after decoding while that runs. */
  signal?: AbortSignal;
}

export interface TiledPanorama {
  panorama: Panorama;
  /** The view straight ahead, JPEG, 640 × 360. */
  thumbnail: Uint8Array;
  /** The same, JPEG, 1200 × 630. */
  socialImage: Uint8Array;
  source: Source;
}

const MIME_TYPES = { webp: 'image/webp', jpg: 'image/jpeg' } as const satisfies Record<TileFormat, string>;
const DEFAULT_QUALITY = { webp: 80, jpg: 80 } as const satisfies Record<TileFormat, number>;
/** How many paths the sink is asked for at a time. */
const ASKED_AT_ONCE = 16;

interface TileFile extends TileAddress {
  format: TileFormat;
}

/**
 * Cuts an equirectangular picture into cube tiles, and makes its preview and pictures. The id follows from the source's bytes and
 * the options, so the same work gives the same paths: tiles that the sink has are not made again, and a job that was killed goes
 * on where it was. Fails with {@link panoramaErrors} when the picture can't become a panorama.
 */
export async function tilePanorama(options: TilePanoramaOptions): Promise<TiledPanorama> {
  const { source: path, sink, tileSize = 512, signal, workers: threads = Math.max(2, availableParallelism()) } = options;
  const formats = TILE_FORMATS.filter((format) => (options.formats ?? TILE_FORMATS).includes(format));
  const quality = { ...DEFAULT_QUALITY, ...options.quality };
  signal?.throwIfAborted();

  const source = await inspectSource(path);
  const id = await contentAddress(path, { layout: LAYOUT_VERSION, tileSize, formats, quality: formats.map((format) => quality[format]) });
  const levels = panoramaLevels(source.width, tileSize);
  const files = [...tilesOf({ levels, tileSize })].flatMap((tile) => formats.map((format): TileFile => ({ ...tile, format })));
  let done = 0;
  const report = (phase: TileProgress['phase']) => options.onProgress?.({ done, total: files.length, phase });
  report('decode');

  const workers = startWorkers(threads);
  const abort = () => void workers.close();
  let decoded: DecodedSource | undefined;
  try {
    const decoding = decodeSource(path, source);
    const asking = findMissing(files, (file) => sink.has(tilePath(id, file, file.format)));
    await Promise.allSettled([decoding, asking]);
    decoded = await decoding;
    const missing = await asking;
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort);

    done = files.length - missing.length;
    report('tiles');
    const store = async (face: Face, { files }: JobResult) => {
      await Promise.all(files.map((file) => sink.write(tilePath(id, { ...file, face }, file.format), file.bytes, MIME_TYPES[file.format])));
      done += files.length;
      report('tiles');
    };
    const made = await cutFaces({ workers, decoded, levels, tileSize, quality, missing, store });
    signal?.throwIfAborted();
    const panorama: Panorama = { id, tileSize, levels, formats, preview: made.preview, width: source.width, height: source.height };
    return { panorama, thumbnail: made.thumbnail, socialImage: made.socialImage, source };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    await workers.close();
    await decoded?.file.close();
  }
}

async function findMissing(files: readonly TileFile[], has: (file: TileFile) => Promise<boolean>): Promise<TileFile[]> {
  const present = new Set<TileFile>();
  const ask = async (file: TileFile) => {
    if (await has(file)) present.add(file);
  };
  await runLanes(
    ASKED_AT_ONCE,
    files.map((file) => () => ask(file)),
  );
  return files.filter((file) => !present.has(file));
}

async function contentAddress(path: string, options: object): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.update(JSON.stringify(options)).digest('hex').slice(0, 40);
}

interface CutFaces {
  workers: Workers;
  decoded: DecodedSource;
  levels: readonly number[];
  tileSize: number;
  quality: Readonly<Record<TileFormat, number>>;
  missing: readonly TileFile[];
  store(face: Face, result: JobResult): Promise<void>;
}

/** Runs the jobs: the tiles of a face, then the face as a whole, while the tiles of the next one are under way. */
async function cutFaces({ workers, decoded, missing, store, ...layout }: CutFaces) {
  const level = keptLevel(layout.levels);
  const side = layout.levels[level]!;
  const source = { fd: decoded.file.fd, offset: decoded.offset, width: decoded.width, height: decoded.height };
  const strip = blankPixels(PREVIEW_FACE * FACES.length, PREVIEW_FACE);
  let pictures: JobResult['pictures'];

  function* tasks(): Generator<() => Promise<void>> {
    for (const [index, face] of FACES.entries()) {
      const ofFace = missing.filter((file) => file.face === face);
      const shared = { ...layout, source, level, face: new SharedArrayBuffer(side * side * 3) };
      const finish = async () => {
        const smaller = ofFace.filter((file) => file.level < level);
        const result = await workers.run({ ...shared, kind: 'face', isFront: face === 'f', missing: smaller });
        if (result.small) paste(strip, result.small, { left: index * PREVIEW_FACE, top: 0 });
        pictures ??= result.pictures;
        await store(face, result);
      };
      const tiles = [...tilesOf({ levels: [side], tileSize: layout.tileSize })].filter((tile) => tile.face === face);
      let left = tiles.length;
      for (const { x, y } of tiles) {
        const within = ofFace.filter((file) => covers({ level, x, y }, file));
        yield async () => {
          await store(face, await workers.run({ ...shared, kind: 'tile', tile: { face, level, x, y }, missing: within }));
          if (--left === 0) await finish();
        };
      }
    }
  }
  await runLanes(workers.lanes, tasks());
  if (!pictures) throw new Error('The front face gave no pictures.');
  return { ...pictures, preview: await encodePreview(strip) };
}

/** Whether a tile shows what another one, of the same or a larger level, shows more closely. */
function covers(tile: { level: number; x: number; y: number }, other: { level: number; x: number; y: number }): boolean {
  const deeper = other.level - tile.level;
  return deeper >= 0 && other.x >> deeper === tile.x && other.y >> deeper === tile.y;
}
