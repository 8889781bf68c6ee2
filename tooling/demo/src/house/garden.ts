import { block, box, lathe, paint, part, quad, type Mesh } from '../tracer/mesh.ts';
import { createRandom } from '../tracer/noise.ts';
import { groundHeight } from './landscape.ts';
import { cypress, tree } from './plants.ts';
import { lakeDepth } from './sky.ts';

const HEDGE = paint('foliage', 0x3f5a2a);

/** Lawn, parterre and trees around the house. */
export function buildGarden(mesh: Mesh): void {
  part(mesh, 'garden', () => {
    parterre(mesh);
    avenue(mesh);
    woods(mesh);
  });
}

/** North of the house: gravel, lawns and clipped hedges around a basin. */
function parterre(mesh: Mesh): void {
  const y = 0.02;
  const field = (name: 'gravel' | 'grass', x0: number, z0: number, x1: number, z1: number, at: number) =>
    quad(mesh, paint(name), [
      [x0, at, z1],
      [x1, at, z1],
      [x1, at, z0],
      [x0, at, z0],
    ]);
  field('gravel', -24, -30, 30, -9.4, y - 0.06);
  field('gravel', -24, -9.4, -16.3, 20.3, y - 0.06);
  field('grass', 22.6, -9.4, 30, 20, y - 0.06);
  for (const [x0, x1] of [
    [-21, -2.5],
    [2.5, 5.5],
    [14, 28],
  ] as const)
    for (const [z0, z1] of [
      [-28.5, -21],
      [-18.5, -13.2],
    ] as const) {
      field('grass', x0, z0, x1, z1, y);
      hedge(mesh, x0, z0, x1, z1);
    }
  block(mesh, paint('stone', 0xd9ccb2), [0, 0, -19.75], [3.4, 0.3, 3.4]);
  lathe(
    mesh,
    paint('stone', 0xe3dac6),
    [0, 0.3, -19.75],
    [
      [0.4, 0],
      [0.25, 0.1],
      [0.16, 0.9],
      [0.7, 1.2],
      [0.8, 1.3],
      [0.7, 1.3],
      [0, 1.15],
    ],
    28,
  );
  const cone = [
    [0.75, 0],
    [0.7, 0.4],
    [0.4, 1.3],
    [0.1, 2],
    [0, 2.1],
  ] as const;
  for (const [from, step] of [
    [-20, 4.2],
    [15, 3.1],
  ] as const)
    for (let i = 0; i < 5; i++) lathe(mesh, HEDGE, [from + i * step, 0, -20.4], cone, 20);
}

function hedge(mesh: Mesh, x0: number, z0: number, x1: number, z1: number): void {
  const [w, h] = [0.45, 0.55];
  box(mesh, HEDGE, [x0, 0, z0], [x1, h, z0 + w]);
  box(mesh, HEDGE, [x0, 0, z1 - w], [x1, h, z1]);
  box(mesh, HEDGE, [x0, 0, z0], [x0 + w, h, z1]);
  box(mesh, HEDGE, [x1 - w, 0, z0], [x1, h, z1]);
}

/** Cypresses in pairs along the terrace and the drive. */
function avenue(mesh: Mesh): void {
  let seed = 1;
  const plant = (x: number, z: number, height: number, facets = 22) =>
    cypress(mesh, [x, Math.min(0, groundHeight(x, z)) - 0.2, z], height, seed++, facets);
  for (let i = 0; i < 5; i++) plant(-19.5, 1 + i * 4.6, 8.5 + (i % 2), 26);
  for (const x of [23.5, 27]) for (const z of [-4, 4, 11]) plant(x, z, 8 + ((x + z) % 2), 24);
  for (let i = 0; i < 7; i++) for (const side of [-1, 1]) plant(side * 3.6, -33 - i * 7, 9 + (i % 3));
  for (const [x, z, h] of [
    [-13, 27, 7],
    [-10.5, 29.5, 8.4],
    [15.5, 28, 8],
    [19, 30, 9.2],
    [23, 26, 7.5],
    [-24, 31, 9],
    [33, 20, 8.5],
  ] as const)
    plant(x, z, h, 24);
}

/** Trees strewn over the slopes, thinner where the view is. */
function woods(mesh: Mesh): void {
  const random = createRandom(99);
  for (let i = 0; i < 380; i++) {
    const angle = random() * 2 * Math.PI;
    const r = 36 + 290 * random() ** 1.3;
    const x = 2 + r * 1.3 * Math.cos(angle);
    const z = -2 + r * Math.sin(angle);
    const view = z > 20 && Math.abs(x + 5) < 26 + (z - 20) * 0.4;
    if (view && (random() < 0.75 || z < 60)) continue;
    if (Math.abs(x) < 8 && z < 0 && z > -90) continue;
    if (z > -34 && z < 22 && x > -28 && x < 34) continue;
    if (lakeDepth(x, z) > -0.05) continue;
    const y = groundHeight(x, z) - 0.3;
    const height = 6 + 6 * random();
    if (random() < 0.22) cypress(mesh, [x, y, z], height * 1.05, i, r < 90 ? 12 : 8);
    else tree(mesh, [x, y, z], height, i, r < 90 ? 10 : 6);
  }
}
