import { block, box, ellipsoid, lathe, paint, part, pillow, place, tube } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import type { House } from './build-house.ts';
import { BRASS, COGNAC, leg, MARBLE, picture, vase, WALNUT } from './furniture.ts';
import { palm, pot } from './plants.ts';
import { THINGS } from './plan.ts';
import { PAINTS } from './shell.ts';

/** Each hung picture: number in PAINTINGS, middle, turn, size. */
const HUNG: [string, number, Vec3, number, [number, number]][] = [
  ['night', 8, [8.35, 2.05, -6.99], 0, [1.35, 1.1]],
  ['valley', 0, [11, 2.05, -6.99], 0, [2.1, 1.4]],
  ['portrait', 1, [13.9, 2.05, -6.99], 0, [1.25, 1.65]],
  ['seascape', 3, [16.9, 2.05, -6.99], 0, [2.3, 1.5]],
  ['birches', 7, [20.1, 2.05, -6.99], 0, [1.5, 1.2]],
  ['abstract', 2, [21.89, 2.15, -3.5], 90, [1.9, 2.3]],
  ['composition', 6, [18.9, 2.05, -0.01], 180, [1.45, 1.45]],
  ['mosaic', 10, [20.95, 2.05, -0.01], 180, [1, 1.3]],
  ['circles', 4, [11.4, 2.05, -0.01], 180, [1.9, 1.45]],
  ['flowers', 5, [8.6, 2.05, -0.01], 180, [1.15, 1.5]],
  ['still-life', 9, [6.93, 2.05, -4.9], -90, [1.9, 1.35]],
];

/** Pictures, benches, a bust. */
export function furnishGallery(house: House): void {
  const { mesh } = house;
  for (const [name, number, at, yaw, size] of HUNG) part(mesh, `painting-${name}`, () => picture(mesh, number, { at, yaw }, size));
  rails(house);
  for (const x of [10.6, 16.6]) bench(house, [x, 0, -3.5]);
  part(mesh, 'bust', () => bust(house));
  for (const z of [-6.3, -0.7]) {
    const soil = pot(mesh, [21.2, 0, z], 0.75, paint('porcelain', 0x2d4a43));
    palm(mesh, [21.2, soil, z], { height: 0.4, fronds: 13, reach: 1.05, seed: 20 + Math.round(z) });
  }
  pedestal(house, [7.45, 0, -6.4]);
  vase(mesh, paint('delft', 0xeef0ee), [7.45, 1.08, -6.4], 1.1);
}

/** The rail that pictures hang from and the dado below them. */
function rails({ mesh }: House): void {
  const rail = (from: Vec3, to: Vec3) => tube(mesh, BRASS, [from, to], 0.016, { segments: 8 });
  rail([6.95, 3.75, -6.96], [21.85, 3.75, -6.96]);
  rail([6.95, 3.75, -0.04], [21.85, 3.75, -0.04]);
  rail([21.86, 3.75, -6.95], [21.86, 3.75, -0.05]);
  const dado = (a: Vec3, b: Vec3) => box(mesh, PAINTS.white, a, b);
  dado([6.92, 0.86, -7], [21.9, 0.93, -6.95]);
  dado([16, 0.86, -0.05], [21.9, 0.93, 0]);
  dado([6.92, 0.86, -0.05], [13.9, 0.93, 0]);
  dado([21.85, 0.86, -7], [21.9, 0.93, 0]);
  dado([6.9, 0.86, -7], [6.96, 0.93, -2.87]);
  const below = (a: Vec3, b: Vec3) => box(mesh, PAINTS.white, a, b);
  below([6.92, 0.19, -7], [21.9, 0.86, -6.985]);
  below([16, 0.19, -0.015], [21.9, 0.86, 0]);
  below([6.92, 0.19, -0.015], [13.9, 0.86, 0]);
  below([21.885, 0.19, -7], [21.9, 0.86, 0]);
  below([6.9, 0, -7], [6.925, 0.86, -2.87]);
  for (const [, , [x, , z], yaw, [w, h]] of HUNG) {
    for (const side of [-0.35, 0.35]) {
      const off = side * w;
      const [px, pz] = Math.abs(yaw) === 90 ? [x, z + off] : [x + off, z];
      tube(
        mesh,
        BRASS,
        [
          [px, 2.05 + h / 2 + 0.1, pz],
          [px, 3.75, pz],
        ],
        0.003,
        { segments: 4 },
      );
    }
  }
}

function bench({ mesh }: House, at: Vec3): void {
  place(mesh, { at }, () => {
    box(mesh, WALNUT, [-0.95, 0.3, -0.33], [0.95, 0.38, 0.33]);
    for (const x of [-0.63, 0, 0.63]) pillow(mesh, COGNAC, [x, 0.43, 0], [0.315, 0.075, 0.33], 0.35, 24);
    for (const x of [-0.63, 0, 0.63])
      for (const dx of [-0.13, 0.13])
        for (const z of [-0.13, 0.13]) ellipsoid(mesh, paint('leather', 0x4a2814), [x + dx, 0.502, z], [0.016, 0.008, 0.016], 8);
    for (const x of [-0.85, 0.85]) for (const z of [-0.25, 0.25]) leg(mesh, WALNUT, [x, 0, z], 0.31, 0.035);
  });
}

function pedestal({ mesh }: House, at: Vec3): void {
  block(mesh, MARBLE, at, [0.52, 0.1, 0.52]);
  block(mesh, MARBLE, [at[0], 0.1, at[2]], [0.42, 0.9, 0.42]);
  block(mesh, MARBLE, [at[0], 1, at[2]], [0.5, 0.08, 0.5]);
}

/** A head on a socle, looking west down the room. */
function bust(house: House): void {
  const { mesh } = house;
  const [x, , z] = THINGS.bust.at;
  const white = paint('statuary', 0xf0ebe0);
  pedestal(house, [x, 0, z]);
  place(mesh, { at: [x, 1.08, z], yaw: -90 }, () => {
    lathe(
      mesh,
      white,
      [0, 0, 0],
      [
        [0.12, 0],
        [0.12, 0.03],
        [0.06, 0.06],
        [0.06, 0.1],
      ],
      24,
    );
    pillow(mesh, white, [0, 0.2, 0.01], [0.25, 0.13, 0.12], 0.75, 28);
    tube(
      mesh,
      white,
      [
        [0, 0.26, 0.01],
        [0, 0.38, 0],
      ],
      0.065,
      { segments: 18 },
    );
    ellipsoid(mesh, white, [0, 0.5, 0.02], [0.095, 0.135, 0.115], 28);
    ellipsoid(mesh, white, [0, 0.43, -0.03], [0.07, 0.08, 0.08], 22);
    ellipsoid(mesh, white, [0, 0.485, -0.105], [0.018, 0.04, 0.025], 14);
    ellipsoid(mesh, white, [0, 0.54, -0.075], [0.075, 0.02, 0.03], 16);
    ellipsoid(mesh, white, [0, 0.425, -0.098], [0.03, 0.012, 0.016], 14);
    ellipsoid(mesh, white, [0, 0.37, -0.075], [0.032, 0.025, 0.03], 14);
    for (const side of [-1, 1]) {
      ellipsoid(mesh, white, [side * 0.036, 0.51, -0.085], [0.02, 0.012, 0.014], 14);
      ellipsoid(mesh, white, [side * 0.097, 0.485, 0.02], [0.016, 0.035, 0.024], 14);
    }
    for (let i = 0; i < 60; i++) {
      const a = i * 2.399963;
      const y = 1 - (i / 60) * 1.05;
      const r = Math.sqrt(Math.max(0, 1 - y * y));
      const back = Math.sin(a) * r * 0.115 + 0.03;
      if (back < -0.055 && y < 0.62) continue;
      ellipsoid(mesh, white, [Math.cos(a) * r * 0.096, 0.52 + y * 0.125, back], [0.026, 0.024, 0.026], 10);
    }
  });
}
