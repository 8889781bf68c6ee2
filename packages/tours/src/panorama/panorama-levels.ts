/** Part of every id: raise it when the same source and options no longer give the same tiles. */
export const LAYOUT_VERSION = 1;

/** From this many pixels a face is large enough for the social picture. */
const ENOUGH_FOR_PICTURES = 1200;

/**
 * Pixels a side of a face at each level, smallest first.
 *
 * The largest face is a quarter of the panorama's width: as many pixels along the horizon as the source has. Its centre then
 * holds 0.79 and its edges 1.57 of the source's resolution; Pannellum's width/π keeps the centre at 1.0 for 62 % more pixels.
 * The smallest level fits in one tile and is rounded up to a multiple of 8, so that each level is exactly twice the one before.
 */
export function panoramaLevels(width: number, tileSize: number): number[] {
  const face = width / 4;
  const halvings = Math.max(0, Math.ceil(Math.log2(face / tileSize)));
  const smallest = Math.min(tileSize, Math.ceil(face / 2 ** halvings / 8) * 8);
  return Array.from({ length: halvings + 1 }, (_, level) => smallest * 2 ** level);
}

/**
 * The level at which faces are kept in memory: the smallest that the pictures can be made from. The larger ones are rendered in
 * pieces, one tile of this level at a time; the smaller ones are made from whole faces.
 */
export function keptLevel(levels: readonly number[]): number {
  const found = levels.findIndex((size) => size >= ENOUGH_FOR_PICTURES);
  return found === -1 ? levels.length - 1 : found;
}
