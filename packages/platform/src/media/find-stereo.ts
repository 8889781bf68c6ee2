import { openImage } from '@belvedere/kernel/image';
import type { StereoMode } from './media.ts';

const SIDE = 64;
/** Two eyes see nearly the same; two halves of anything else do not. Measured: 0.97 and more against 0.6 and less. */
const ALIKE = 0.85;

/**
 * Whether a picture holds two whole spheres, one for each eye: no metadata of pictures says so, but two pictures of 2:1 make one of
 * 1:1 or 4:1, and show nearly the same. Asked of a small form; the size is that of the original.
 */
export async function findStereo(small: Uint8Array, { width, height }: { width: number; height: number }): Promise<StereoMode | undefined> {
  const ratio = width / height;
  const mode = Math.abs(ratio - 1) < 0.01 ? 'top-bottom' : Math.abs(ratio - 4) < 0.04 ? 'left-right' : undefined;
  if (!mode || width < 1024) return undefined;
  const picture = (await openImage(small)).resize(SIDE, SIDE, { fit: 'fill' }).greyscale().raw();
  const pixels = await picture.toBuffer();
  const [left, right]: [number[], number[]] = [[], []];
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const isFirst = mode === 'top-bottom' ? row < SIDE / 2 : column < SIDE / 2;
      (isFirst ? left : right).push(pixels[row * SIDE + column] ?? 0);
    }
  }
  return correlation(left, right) > ALIKE ? mode : undefined;
}

/** 1 for the same picture, whatever its brightness and contrast; 0 for strangers and for pictures without anything in them. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squareA, squareB] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[index] ?? 0) - meanB];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  const size = Math.sqrt(squareA * squareB);
  return size < a.length ? 0 : product / size;
}
