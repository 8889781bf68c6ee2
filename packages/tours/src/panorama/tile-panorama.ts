import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { TILE_FORMATS, tilePath, tilesOf, type Panorama, type TileFormat } from '@belvedere/manifest';
import { cutFaces } from './cut-faces.ts';
import { decodeSource, type DecodedSource } from './decode-source.ts';
import { inspectSource, type Source, type SourceShape, type SpherePlace } from './inspect-source.ts';
import { LAYOUT_VERSION, panoramaLevels } from './panorama-levels.ts';
import { runLanes } from './run-lanes.ts';
import { startWorkers } from './start-workers.ts';

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

export interface TilePanoramaOptions extends SourceShape {
  /** Path of an equirectangular JPEG, PNG, WebP or AVIF file. */
  source: string;
  sink: TileSink;
  /** Pixels a side of a tile; a power of two, so that every tile halves evenly down to the smallest level. */
  tileSize?: 128 | 256 | 512 | 1024 | 2048;
  formats?: readonly TileFormat[];
  /** 1 to 100, for each format. */
  quality?: Partial<Record<TileFormat, number>>;
  /** Threads; by default as many as there are processors, 2 to 8. Each takes about 100 MB for the largest sources. */
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
const DEFAULT_QUALITY = 80;
/** How many paths the sink is asked for at a time. */
const ASKED_AT_ONCE = 16;

/**
 * Cuts an equirectangular picture into cube tiles, and makes its preview and pictures. The id follows from the source's bytes and
 * the options, so the same work gives the same paths: tiles that the sink has are not made again, and a job that was killed goes
 * on where it was. Fails with {@link panoramaErrors} when the picture can't become a panorama.
 */
export async function tilePanorama(options: TilePanoramaOptions): Promise<TiledPanorama> {
  const { source: path, sink, tileSize = 512, signal, workers: threads = Math.min(8, Math.max(2, availableParallelism())) } = options;
  const formats = TILE_FORMATS.filter((format) => (options.formats ?? TILE_FORMATS).includes(format));
  const quality = Object.fromEntries(formats.map((format) => [format, options.quality?.[format] ?? DEFAULT_QUALITY]));
  signal?.throwIfAborted();

  const source = await inspectSource(path, options);
  const { width, height, part, place } = source;
  const levels = panoramaLevels(fullWidth(source), tileSize);
  const tiles = [...tilesOf({ levels, tileSize })];
  const total = tiles.length * formats.length;
  options.onProgress?.({ done: 0, total, phase: 'decode' });

  const workers = startWorkers(threads);
  const abort = () => void workers.close();
  let decoded: DecodedSource | undefined;
  try {
    const identifying = identify(path, { tileSize, quality, ...(part && { part }), ...(place && { place }) });
    const decoding = decodeSource(path, source);
    await Promise.allSettled([identifying, decoding]);
    decoded = await decoding;
    const id = await identifying;
    const missing = await findMissing(
      sink,
      tiles.flatMap((tile) => formats.map((format) => tilePath(id, tile, format))),
    );
    let done = total - missing.size;
    options.onProgress?.({ done, total, phase: 'tiles' });

    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort);
    const { preview, thumbnail, socialImage } = await cutFaces({
      workers,
      decoded,
      id,
      levels,
      tileSize,
      quality,
      isMissing: (file) => missing.has(file),
      async store(file, bytes, format) {
        await sink.write(file, bytes, MIME_TYPES[format]);
        options.onProgress?.({ done: ++done, total, phase: 'tiles' });
      },
    });
    signal?.throwIfAborted();
    const panorama = { id, tileSize, levels, formats, preview, width, height, ...(place && { part: partOf(place) }) };
    return { panorama, thumbnail, socialImage, source };
  } catch (error) {
    // Threads that were ended on purpose fail too: the reason is what counts.
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    await workers.close();
    await decoded?.file.close();
  }
}

/** A place in shares of the whole sphere. */
function partOf({ left, top, width, height, fullWidth, fullHeight }: SpherePlace): Panorama['part'] {
  return { left: left / fullWidth, top: top / fullHeight, width: width / fullWidth, height: height / fullHeight };
}

/** Of an eye that was squeezed to half its width, what it had before. */
function fullWidth({ width, height }: Source): number {
  return width < 1.5 * height ? width * 2 : width;
}

async function findMissing(sink: TileSink, paths: readonly string[]): Promise<Set<string>> {
  const missing = new Set<string>();
  const ask = async (path: string) => {
    if (!(await sink.has(path))) missing.add(path);
  };
  await runLanes(
    ASKED_AT_ONCE,
    paths.map((path) => () => ask(path)),
  );
  return missing;
}

/** The content address: it follows from the source's bytes and from everything that changes the tiles. */
async function identify(path: string, options: { tileSize: number; quality: object }): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash
    .update(JSON.stringify({ layout: LAYOUT_VERSION, ...options }))
    .digest('hex')
    .slice(0, 40);
}
