import { FACES } from '@belvedere/manifest';
import type { Face, Panorama } from '../manifest-types.ts';
import { FACE_MATRICES, multiply, type Matrix3 } from './camera.ts';
import type { TileAddress } from './tile-path.ts';

/** A tile in view, where it lies on its face, and how far from the middle of the picture it is (0 middle, 2 behind). */
export interface VisibleTile extends TileAddress {
  left: number;
  top: number;
  right: number;
  bottom: number;
  distance: number;
}

/** What a frame needs. */
export interface TileSelection {
  /** Faces of which the preview shows, because tiles do not cover them yet. */
  previews: Face[];
  /** Loaded tiles, coarse before fine; none that finer ones cover wholly. */
  draw: VisibleTile[];
  /** Tiles in view that are missing, most urgent first: a coarse picture where the sharp one is far, then the sharp one, each from the middle outwards. */
  missing: TileAddress[];
  /** Coarse tiles that are missing and not needed for a sharp picture: what a turn of the head shows next. */
  ahead: TileAddress[];
}

/** The smallest level that gives every pixel of the screen about a pixel of its own. `longerSide` in device pixels. */
export function chooseLevel(levels: readonly number[], zoom: number, longerSide: number): number {
  // In the middle of a face, where tiles are coarsest, a face of N pixels has N/2 pixels a unit; the screen has longerSide·zoom/2.
  const needed = longerSide * zoom * 0.85;
  const level = levels.findIndex((size) => size >= needed);
  return level < 0 ? levels.length - 1 : level;
}

/** Tiles of a panorama that a camera sees down to a level. */
export function selectTiles(options: {
  panorama: Pick<Panorama, 'levels' | 'tileSize'>;
  camera: Matrix3;
  level: number;
  isReady: (tile: TileAddress) => boolean;
}): TileSelection {
  const { panorama, camera, level: target, isReady } = options;
  const previews: Face[] = [];
  const byLevel: VisibleTile[][] = panorama.levels.map(() => []);
  const base: VisibleTile[] = [];
  const sharp: VisibleTile[] = [];
  const ahead: VisibleTile[] = [];
  // One level from the sharp picture, a coarse one would come hardly before it and make it late.
  const coarse = target === 1 ? ahead : base;

  for (const face of FACES) {
    const matrix = multiply(camera, FACE_MATRICES[face]);

    /** Whether everything of this tile that is in view is drawn by tiles. */
    const visit = (level: number, x: number, y: number): boolean => {
      const tile = placeTile({ face, level, x, y }, panorama, matrix);
      const ready = isReady(tile);
      if (tile.distance > 1.999) {
        if (level === 0 && !ready) ahead.push(tile);
        return true;
      }
      if (!ready && level === 0) coarse.push(tile);
      if (!ready && level === target && level > 0) sharp.push(tile);
      if (level < target) {
        const side = Math.ceil(panorama.levels[level + 1]! / panorama.tileSize);
        let covered = true;
        for (let j = 2 * y; j < Math.min(2 * y + 2, side); j++)
          for (let i = 2 * x; i < Math.min(2 * x + 2, side); i++) covered = visit(level + 1, i, j) && covered;
        if (covered) return true;
      }
      if (ready) byLevel[level]!.push(tile);
      return ready;
    };

    const roots = Math.ceil(panorama.levels[0]! / panorama.tileSize);
    let covered = true;
    for (let y = 0; y < roots; y++) for (let x = 0; x < roots; x++) covered = visit(0, x, y) && covered;
    if (!covered) previews.push(face);
  }
  const nearest = (a: VisibleTile, b: VisibleTile) => a.distance - b.distance;
  return { previews, draw: byLevel.flat(), missing: [...base.sort(nearest), ...sharp.sort(nearest)], ahead };
}

/** Where a tile lies on its face and how far from the middle of the picture; distance 2 if no part of it can be in view. */
function placeTile(tile: TileAddress, { levels, tileSize }: Pick<Panorama, 'levels' | 'tileSize'>, m: Matrix3): VisibleTile {
  const size = levels[tile.level]!;
  const left = (tile.x * tileSize) / size;
  const top = (tile.y * tileSize) / size;
  const right = Math.min(((tile.x + 1) * tileSize) / size, 1);
  const bottom = Math.min(((tile.y + 1) * tileSize) / size, 1);
  // A tile is out of view if its corners all lie beyond one side of the pyramid that the picture is seen through.
  let outside = 31;
  for (let corner = 0; corner < 4; corner++) {
    const a = 2 * (corner & 1 ? right : left) - 1;
    const b = 1 - 2 * (corner & 2 ? bottom : top);
    const x = m[0]! * a + m[3]! * b + m[6]!;
    const y = m[1]! * a + m[4]! * b + m[7]!;
    const w = m[2]! * a + m[5]! * b + m[8]!;
    outside &= (x < -w ? 1 : 0) | (x > w ? 2 : 0) | (y < -w ? 4 : 0) | (y > w ? 8 : 0) | (w <= 0 ? 16 : 0);
  }
  const a = left + right - 1;
  const b = 1 - top - bottom;
  const toMiddle = (m[2]! * a + m[5]! * b + m[8]!) / Math.hypot(a, b, 1);
  return { ...tile, left, top, right, bottom, distance: outside ? 2 : Math.min(1 - toMiddle, 1.99) };
}
