/**
 * How one picture holds the six faces of a cube, row by row: front, right, back, left, up, down; a point is a place without a face. Faces are as the
 * manifest has them: seen from inside, up with its lower edge and down with its upper edge on the front. `B` is the back face turned by half, as it
 * lies when a cross is cut out and folded. The orders of strips and of the pack are those that ffmpeg writes.
 */
export const CUBE_GRIDS = {
  'cross-horizontal': ['.u..', 'lfrb', '.d..'],
  'cross-vertical': ['.u.', 'lfr', '.d.', '.B.'],
  'strip-horizontal': ['rludfb'],
  'strip-vertical': ['r', 'l', 'u', 'd', 'f', 'b'],
  pack: ['rlu', 'dfb'],
} as const satisfies Record<string, readonly string[]>;

export const CUBE_LAYOUTS = ['cross-horizontal', 'cross-vertical', 'strip-horizontal', 'strip-vertical', 'pack'] as const;
export type CubeLayout = (typeof CUBE_LAYOUTS)[number];

const TOLERANCE = 0.01;

/** The layout that has such proportions: each has its own. That a picture has them does not make it a cube. */
export function layoutOf({ width, height }: { width: number; height: number }): CubeLayout | undefined {
  return CUBE_LAYOUTS.find((layout) => {
    const rows: readonly string[] = CUBE_GRIDS[layout];
    return Math.abs((width / height) * (rows.length / (rows[0]?.length ?? 1)) - 1) <= TOLERANCE;
  });
}
