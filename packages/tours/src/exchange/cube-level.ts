import { FACES, type Face } from '@belvedere/manifest';
import type { TileLevel } from './plan.ts';

/** A level of tiles by a rule for their paths. */
export function cubeLevel(
  { size, tileSize }: { size: number; tileSize: number },
  pathOf: (tile: { face: Face; x: number; y: number }) => string,
): TileLevel {
  const side = Math.min(256, Math.max(1, Math.ceil(size / tileSize)));
  const count = Array.from({ length: side }, (_, index) => index);
  const rows = (face: Face) => count.map((y) => count.map((x) => pathOf({ face, x, y })));
  return { size, tileSize, tiles: Object.fromEntries(FACES.map((face) => [face, rows(face)])) as Record<Face, string[][]> };
}
