import type { Face, TileFormat } from '@belvedere/manifest';
import { encodeTile } from './encode-tile.ts';
import type { Renderer } from './create-renderer.ts';
import { blankPixels, crop, paste, type Pixels } from './pixels.ts';

/** A tile file that is still missing. */
export interface TileFile {
  level: number;
  x: number;
  y: number;
  format: TileFormat;
}

export interface CutTile extends TileFile {
  bytes: Uint8Array;
}

export interface Cutting {
  levels: readonly number[];
  tileSize: number;
  quality: Readonly<Record<TileFormat, number>>;
  /** The files to make. */
  missing: readonly TileFile[];
}

/**
 * Renders a tile and all that lies below it in the larger levels, and encodes the missing files among them. Only the largest level
 * is rendered from the source; every other pixel is the mean of four.
 */
export async function cutTiles({
  tile,
  renderer,
  ...cutting
}: Cutting & { tile: { face: Face; level: number; x: number; y: number }; renderer: Renderer }): Promise<{
  pixels: Pixels;
  files: CutTile[];
}> {
  const { levels, tileSize } = cutting;
  const files: Promise<CutTile>[] = [];
  const build = (level: number, x: number, y: number): Pixels => {
    const size = levels[level]!;
    const place = { left: x * tileSize, top: y * tileSize };
    const width = Math.min(tileSize, size - place.left);
    const height = Math.min(tileSize, size - place.top);
    const pixels =
      level === levels.length - 1
        ? renderer.render({ face: tile.face, size, ...place, width, height })
        : renderer.halve(gather(level + 1, { x, y, width, height }));
    files.push(...encodeMissing(pixels, { level, x, y }, cutting));
    return pixels;
  };
  const gather = (level: number, { x, y, width, height }: { x: number; y: number; width: number; height: number }): Pixels => {
    const whole = blankPixels(width * 2, height * 2);
    for (let row = 0; row * tileSize < whole.height; row++) {
      for (let column = 0; column * tileSize < whole.width; column++) {
        paste(whole, build(level, x * 2 + column, y * 2 + row), { left: column * tileSize, top: row * tileSize });
      }
    }
    return whole;
  };
  const pixels = build(tile.level, tile.x, tile.y);
  return { pixels, files: await Promise.all(files) };
}

/** Cuts the levels below the one of a whole face, and encodes the missing files among them. */
export async function cutSmallerLevels({
  face,
  level,
  renderer,
  ...cutting
}: Cutting & { face: Pixels; level: number; renderer: Renderer }): Promise<CutTile[]> {
  const { tileSize } = cutting;
  const files: Promise<CutTile>[] = [];
  let whole = face;
  for (let below = level - 1; below >= 0; below--) {
    whole = renderer.halve(whole);
    for (let y = 0; y * tileSize < whole.height; y++) {
      for (let x = 0; x * tileSize < whole.width; x++) {
        const left = x * tileSize;
        const top = y * tileSize;
        const area = { left, top, width: Math.min(tileSize, whole.width - left), height: Math.min(tileSize, whole.height - top) };
        files.push(...encodeMissing(crop(whole, area), { level: below, x, y }, cutting));
      }
    }
  }
  return Promise.all(files);
}

function encodeMissing(pixels: Pixels, { level, x, y }: { level: number; x: number; y: number }, cutting: Cutting): Promise<CutTile>[] {
  return cutting.missing
    .filter((file) => file.level === level && file.x === x && file.y === y)
    .map(async (file) => ({ ...file, bytes: await encodeTile(pixels, file.format, cutting.quality[file.format]) }));
}
