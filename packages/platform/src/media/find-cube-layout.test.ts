import sharp from 'sharp';
import { expect, test } from 'vitest';
import { findCubeLayout } from './find-cube-layout.ts';
import { CUBE_GRIDS, CUBE_LAYOUTS, layoutOf, type CubeLayout } from './layout-of.ts';

const SIDE = 64;

/** Faces with something in them, and places of one colour. */
async function cube(layout: CubeLayout, empty: string): Promise<[Buffer, { width: number; height: number }]> {
  const grid: readonly string[] = CUBE_GRIDS[layout];
  const size = { width: grid[0]!.length * SIDE, height: grid.length * SIDE };
  const face = {
    create: {
      width: SIDE,
      height: SIDE,
      channels: 3 as const,
      noise: { type: 'gaussian' as const, mean: 120, sigma: 50 },
      background: '#000',
    },
  };
  const faces = grid.flatMap((line, row) =>
    [...line].flatMap((name, column) => (name === '.' ? [] : [{ input: face, left: column * SIDE, top: row * SIDE }])),
  );
  return [
    await sharp({ create: { ...size, channels: 3, background: empty } })
      .composite(faces)
      .webp()
      .toBuffer(),
    size,
  ];
}

test.for(['#000', '#fff', '#3a7'])('0.21 crosses with places of %s and strips are known, a pack is not', async (empty) => {
  const found = await Promise.all(CUBE_LAYOUTS.map(async (layout) => findCubeLayout(...(await cube(layout, empty)))));
  expect(found).toEqual(['cross-horizontal', 'cross-vertical', 'strip-horizontal', 'strip-vertical', undefined]);
});

test('0.21 a photograph with the proportions of a cross, one colour alone and a sphere are no cube', async () => {
  for (const [width, height] of [
    [400, 300],
    [300, 400],
    [400, 200],
    [300, 300],
  ] as const) {
    const noise = {
      create: { width, height, channels: 3 as const, background: '#000', noise: { type: 'gaussian' as const, mean: 120, sigma: 60 } },
    };
    for (const picture of [sharp(noise), sharp({ create: { width, height, channels: 3, background: '#fff' } })])
      expect(await findCubeLayout(await picture.webp().toBuffer(), { width, height })).toBeUndefined();
  }
});

test('0.21 each layout has proportions of its own', () => {
  expect(
    CUBE_LAYOUTS.map((layout) => layoutOf({ width: CUBE_GRIDS[layout][0].length * 100, height: CUBE_GRIDS[layout].length * 100 + 1 })),
  ).toEqual([...CUBE_LAYOUTS]);
  expect(layoutOf({ width: 200, height: 100 })).toBeUndefined();
});
