import { openImage } from '@belvedere/kernel/image';

/** Pixels a side of each half. */
const SIDE = 64;
/** Of 255: what is black, as a lossy format leaves it. */
const BLACK = 16;
/** Distances from the middle of a half, 1 at its sides: there is still something, there is nothing any more. What lies between is a rim. */
const [WITHIN, BEYOND] = [0.85, 1.08];
const DIRECTIONS = 48;

/**
 * Whether a picture looks like the circles of two lenses, side by side on black. It is a suggestion and no more, as nothing in a file says so: a
 * sphere that is taken for two lenses would be worse than two lenses that are taken for a sphere. Asked of a small form; the size is that of the original.
 */
export async function looksLikeLenses(small: Uint8Array, { width, height }: { width: number; height: number }): Promise<boolean> {
  if (Math.abs(width / (2 * height) - 1) > 0.01) return false;
  const picture = (await openImage(small)).flatten({ background: '#000' }).resize(SIDE * 2, SIDE, { fit: 'fill' });
  const pixels = await picture.greyscale().raw().toBuffer();
  return [0, SIDE].every((left) => isDisc((column, row) => pixels[row * SIDE * 2 + left + column] ?? 0));
}

/** Black all over outside of the circle, and not black all around close to its rim. */
function isDisc(at: (column: number, row: number) => number): boolean {
  for (let row = 0; row < SIDE; row += 1)
    for (let column = 0; column < SIDE; column += 1) {
      const distance = Math.hypot((column + 0.5) / SIDE - 0.5, (row + 0.5) / SIDE - 0.5) * 2;
      if (distance > BEYOND && at(column, row) > BLACK) return false;
    }
  return Array.from({ length: DIRECTIONS }, (_, index) => (index / DIRECTIONS) * 2 * Math.PI).every((turn) => {
    const place = (share: number) => Math.floor((0.5 + (share * WITHIN) / 2) * SIDE);
    return at(place(Math.cos(turn)), place(Math.sin(turn))) > BLACK;
  });
}
