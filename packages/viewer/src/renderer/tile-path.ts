import type { Face } from '../manifest-types.ts';

export interface TileAddress {
  face: Face;
  level: number;
  x: number;
  y: number;
}

/** The path of a tile below the tile root. */
export function tilePath(id: string, { face, level, x, y }: TileAddress, format: string): string {
  return `${id}/${level}/${face}/${y}_${x}.${format}`;
}
