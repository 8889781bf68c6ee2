import { FACES, tilePath, tilesOf, type Face, type TileAddress, type TileFormat } from '@belvedere/manifest';
import type { DecodedSource } from './decode-source.ts';
import { encodeTile } from './encode-tile.ts';
import { encodePreview, facePictures, PREVIEW_FACE, shrinkFace } from './face-pictures.ts';
import { keptLevel } from './panorama-levels.ts';
import { blankPixels, crop, paste, type Pixels } from './pixels.ts';
import { runLanes } from './run-lanes.ts';
import type { Workers } from './start-workers.ts';

export interface CutOptions {
  workers: Workers;
  decoded: DecodedSource;
  id: string;
  levels: readonly number[];
  tileSize: number;
  quality: Readonly<Partial<Record<TileFormat, number>>>;
  /** Which files are to be made, by path. */
  isMissing(path: string): boolean;
  store(path: string, bytes: Uint8Array, format: TileFormat): Promise<void>;
}

export interface CutFaces {
  preview: string;
  thumbnail: Uint8Array;
  socialImage: Uint8Array;
}

/**
 * Has every tile rendered, encodes and stores the missing files. A job is a tile of {@link keptLevel} with all that it covers in
 * the larger levels; its share of the smaller levels is collected until a face is complete.
 */
export async function cutFaces(options: CutOptions): Promise<CutFaces> {
  const { workers, levels, tileSize } = options;
  const root = keptLevel(levels);
  const { file, ...picture } = options.decoded;
  const source = { fd: file.fd, ...picture };
  const strip = blankPixels(PREVIEW_FACE * FACES.length, PREVIEW_FACE);
  let pictures: Awaited<ReturnType<typeof facePictures>> | undefined;

  async function finishFace(face: Face, whole: readonly Pixels[]): Promise<void> {
    const tiles = [...tilesOf({ levels: levels.slice(0, root), tileSize })].filter((tile) => tile.face === face);
    await Promise.all(tiles.map((tile) => encodeMissing(cropTile(whole[tile.level]!, tile, tileSize), tile, options)));
    paste(strip, await shrinkFace(whole[0]!), { left: FACES.indexOf(face) * PREVIEW_FACE, top: 0 });
    if (face === 'f') pictures = await facePictures(whole[root]!);
  }

  function* tasks(): Generator<() => Promise<void>> {
    for (const face of FACES) {
      // Only the pictures need the root's level as a whole, and the preview where it is the only one.
      const needed = face === 'f' || root === 0 ? root + 1 : root;
      const whole = levels.slice(0, needed).map((size) => blankPixels(size, size));
      const tiles = [...tilesOf({ levels: [levels[root]!], tileSize })].filter((tile) => tile.face === face);
      let left = tiles.length;
      for (const { x, y } of tiles) {
        yield async () => {
          const tree = await workers.run({ source, levels, tileSize, tile: { face, level: root, x, y } });
          for (const [level, picture] of whole.entries()) {
            const scale = tileSize / 2 ** (root - level);
            paste(picture, tree.shares[level]!, { left: x * scale, top: y * scale });
          }
          await Promise.all(tree.tiles.map(({ address, pixels }) => encodeMissing(pixels, address, options)));
          workers.recycle(tree);
          if (--left === 0) await finishFace(face, whole);
        };
      }
    }
  }

  await runLanes(workers.lanes, tasks());
  if (!pictures) throw new Error('The front face gave no pictures.');
  return { ...pictures, preview: await encodePreview(strip) };
}

async function encodeMissing(pixels: Pixels, tile: TileAddress, { id, quality, isMissing, store }: CutOptions): Promise<void> {
  const formats = Object.entries(quality) as [TileFormat, number][];
  await Promise.all(
    formats.map(async ([format, value]) => {
      const path = tilePath(id, tile, format);
      if (isMissing(path)) await store(path, await encodeTile(pixels, format, value), format);
    }),
  );
}

function cropTile(face: Pixels, { x, y }: TileAddress, tileSize: number): Pixels {
  const [left, top] = [x * tileSize, y * tileSize];
  return crop(face, { left, top, width: Math.min(tileSize, face.width - left), height: Math.min(tileSize, face.height - top) });
}
