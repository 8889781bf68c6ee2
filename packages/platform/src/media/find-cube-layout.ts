import { openImage } from '@belvedere/kernel/image';
import { CUBE_GRIDS, layoutOf, type CubeLayout } from './layout-of.ts';

/** Pixels a side of a place of the grid. */
const SIDE = 16;
/** At the edge of a place its neighbour shines in. */
const MARGIN = 2;
/** Brightest against darkest, of 255: what is one colour, as a lossy format leaves it. */
const EVEN = 24;

/**
 * Whether a picture that should be a sphere is a cube. A strip is known by its proportions; those of a cross are also those of photographs, so that
 * its places without a face have to be of one colour, and its faces not all so; those of a pack could be anything: that one has to be said. Asked
 * of a small form; the size is that of the original.
 */
export async function findCubeLayout(small: Uint8Array, size: { width: number; height: number }): Promise<CubeLayout | undefined> {
  const layout = layoutOf(size);
  if (!layout?.startsWith('cross')) return layout === 'pack' ? undefined : layout;
  const rows: readonly string[] = CUBE_GRIDS[layout];
  const [width, height] = [(rows[0]?.length ?? 0) * SIDE, rows.length * SIDE];
  const pixels = await (
    await openImage(small)
  )
    .flatten({ background: '#000' })
    .resize(width, height, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();
  const spreadOf = (row: number, column: number) => {
    const values: number[] = [];
    for (let y = row * SIDE + MARGIN; y < (row + 1) * SIDE - MARGIN; y += 1)
      for (let x = column * SIDE + MARGIN; x < (column + 1) * SIDE - MARGIN; x += 1) values.push(pixels[y * width + x] ?? 0);
    return Math.max(...values) - Math.min(...values);
  };
  const places = rows.flatMap((line, row) => [...line].map((face, column) => ({ face, isEven: spreadOf(row, column) <= EVEN })));
  const isCross = places.every(({ face, isEven }) => face !== '.' || isEven) && places.some(({ isEven }) => !isEven);
  return isCross ? layout : undefined;
}
