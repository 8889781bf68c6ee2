import { box, moulding, paint, part, quad, triangle, tube, type Mesh, type Paint, type Rect } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import { POOL, ROOMS, STAIRWELL } from './plan.ts';
import { wall, type Opening, type WallOptions } from './wall.ts';

export const PAINTS = {
  front: paint('stucco', 0xe8dabd),
  trim: paint('stone', 0xe6dcc6),
  white: paint('paintwork', 0xefe9dc),
  ceiling: paint('plaster', 0xf4efe4),
  hall: paint('plaster', 0xd2d5c8),
  library: paint('plaster', 0x57685c),
  dining: paint('plaster', 0xa9bcc0),
  gallery: paint('damask', 0x7c4644),
  walnut: paint('wood', 0x6b5340),
  roof: paint('roof', 0xb9673f),
  stone: paint('stone', 0xd8cbb0),
  wing: paint('stucco', 0xe8dabd),
} as const;

/** A horizontal slab with rectangular holes, cut into the strips between them. */
export function slab(mesh: Mesh, paint: Paint, area: Rect, y: number, holes: readonly Rect[] = []): void {
  const xs = [area.x0, area.x1, ...holes.flatMap(({ x0, x1 }) => [x0, x1])]
    .filter((x) => x >= area.x0 && x <= area.x1)
    .sort((a, b) => a - b);
  const zs = [area.z0, area.z1, ...holes.flatMap(({ z0, z1 }) => [z0, z1])]
    .filter((z) => z >= area.z0 && z <= area.z1)
    .sort((a, b) => a - b);
  for (let i = 0; i + 1 < xs.length; i++)
    for (let j = 0; j + 1 < zs.length; j++) {
      const [x0, x1, z0, z1] = [xs[i]!, xs[i + 1]!, zs[j]!, zs[j + 1]!];
      const inHole = holes.some(
        (hole) => (x0 + x1) / 2 > hole.x0 && (x0 + x1) / 2 < hole.x1 && (z0 + z1) / 2 > hole.z0 && (z0 + z1) / 2 < hole.z1,
      );
      if (!inHole && x1 - x0 > 1e-6 && z1 - z0 > 1e-6)
        quad(mesh, paint, [
          [x0, y, z1],
          [x1, y, z1],
          [x1, y, z0],
          [x0, y, z0],
        ]);
    }
}

/** A hipped roof over a rectangle: four slopes that meet in a ridge along the longer side. */
function hipRoof(mesh: Mesh, paint: Paint, { x0, x1, z0, z1 }: Rect, eaves: number, rise: number): void {
  const [w, d] = [x1 - x0, z1 - z0];
  const inset = Math.min(w, d) / 2;
  const a: Vec3 = w >= d ? [x0 + inset, eaves + rise, (z0 + z1) / 2] : [(x0 + x1) / 2, eaves + rise, z0 + inset];
  const b: Vec3 = w >= d ? [x1 - inset, eaves + rise, (z0 + z1) / 2] : [(x0 + x1) / 2, eaves + rise, z1 - inset];
  const [nw, ne, se, sw]: Vec3[] = [
    [x0, eaves, z0],
    [x1, eaves, z0],
    [x1, eaves, z1],
    [x0, eaves, z1],
  ] as Vec3[];
  const slope = (p: Vec3, q: Vec3, r: Vec3, s: Vec3) => {
    // Texture: u along the eaves, v up the slope; so the corners are laid out in the plane of the slope.
    const along: Vec3 = [q[0] - p[0], 0, q[2] - p[2]];
    const size = Math.hypot(...along);
    const uv = (point: Vec3): [number, number] => {
      const u = ((point[0] - p[0]) * along[0] + (point[2] - p[2]) * along[2]) / size;
      const out = Math.hypot(point[0] - p[0] - (along[0] * u) / size, point[2] - p[2] - (along[2] * u) / size);
      return [u, Math.hypot(out, point[1] - p[1])];
    };
    triangleWith(mesh, paint, [p, q, r], uv);
    triangleWith(mesh, paint, [p, r, s], uv);
  };
  slope(sw!, se!, b, w >= d ? a : b);
  slope(ne!, nw!, a, w >= d ? b : a);
  slope(se!, ne!, w >= d ? b : a, b);
  slope(nw!, sw!, w >= d ? a : b, a);
}

function triangleWith(mesh: Mesh, paint: Paint, points: [Vec3, Vec3, Vec3], uv: (point: Vec3) => [number, number]): void {
  const corners = points.map((at) => ({ at, uv: uv(at) })) as [
    { at: Vec3; uv: [number, number] },
    { at: Vec3; uv: [number, number] },
    { at: Vec3; uv: [number, number] },
  ];
  triangle(mesh, paint, corners);
}

const CORNICE = [
  [0, -0.42],
  [0.03, -0.42],
  [0.05, -0.34],
  [0.05, -0.3],
  [0.13, -0.18],
  [0.22, -0.12],
  [0.22, -0.07],
  [0.3, -0.05],
  [0.3, 0],
] as const;

/** The moulding where wall and ceiling meet. */
function cornice(mesh: Mesh, area: Rect, height: number, paint: Paint = PAINTS.white, size = 1): void {
  moulding(
    mesh,
    paint,
    area,
    CORNICE.map(([out, y]) => [out * size, height + y * size] as const),
  );
}

/** The band under the eaves, outside. */
function eavesBand(mesh: Mesh, area: Rect, y: number, size = 1): void {
  const profile = [
    [0, -0.5],
    [-0.06, -0.5],
    [-0.06, -0.36],
    [-0.14, -0.24],
    [-0.3, -0.14],
    [-0.42, -0.1],
    [-0.42, 0],
    [0, 0],
  ] as const;
  moulding(
    mesh,
    PAINTS.trim,
    area,
    profile.map(([out, dy]) => [out * size, y + dy * size] as const),
  );
}

const grow = ({ x0, x1, z0, z1 }: Rect, by: number): Rect => ({ x0: x0 - by, x1: x1 + by, z0: z0 - by, z1: z1 + by });

/** Walls, floors, ceilings and roofs of every place. */
export function buildShell(mesh: Mesh): void {
  hall(mesh);
  westWing(mesh);
  gallery(mesh);
  tower(mesh);
  terrace(mesh);
}

function hall(mesh: Mesh): void {
  const { area, ceiling } = ROOMS.hall;
  const common = { base: 0, height: ceiling + 0.4, trimPaint: PAINTS.white };
  const french: Partial<Opening> = { width: 2, top: 3.1, arch: true, trim: 'both' };
  const high: Partial<Opening> = { width: 1.3, sill: 5, top: 6.5, panes: [2, 3], trim: 'both' };
  const south: WallOptions = {
    ...common,
    from: [-6.9, 5.2],
    to: [6.9, 5.2],
    front: PAINTS.front,
    back: PAINTS.hall,
    skirting: { back: PAINTS.white },
    openings: [3.1, 6.9, 10.7].flatMap((at): Opening[] => [
      { ...french, at, ...(at === 6.9 ? {} : { panes: [4, 4] as const }) } as Opening,
      { ...high, at } as Opening,
    ]),
  };
  wall(mesh, south);
  wall(mesh, {
    ...common,
    from: [6.9, -9.2],
    to: [-6.9, -9.2],
    front: PAINTS.front,
    back: PAINTS.hall,
    openings: [
      { at: 6.9, width: 2.4, sill: 2.7, top: 5.2, arch: true, panes: [4, 5], trim: 'both' },
      { at: 3.3, width: 1.1, sill: 4.5, top: 6.1, panes: [2, 3], trim: 'both' },
      { at: 10.5, width: 1.1, sill: 4.5, top: 6.1, panes: [2, 3], trim: 'both' },
    ],
  });
  // Walking south to north the front is the east side.
  wall(mesh, {
    ...common,
    from: [-6.7, 5],
    to: [-6.7, -9],
    front: PAINTS.hall,
    back: PAINTS.wing,
    skirting: { front: PAINTS.white, back: PAINTS.white },
    openings: [
      { at: 2.4, width: 1.6, top: 2.7, trim: 'both' },
      { at: 8.4, width: 1.6, top: 2.7, trim: 'both' },
    ],
  });
  wall(mesh, {
    ...common,
    from: [6.7, -9],
    to: [6.7, 5],
    front: PAINTS.hall,
    back: PAINTS.wing,
    skirting: { front: PAINTS.white },
    openings: [
      { at: 1, width: 1.1, sill: 3.6, top: 5.8, trim: 'both' },
      { at: 7.4, width: 2.2, top: 2.5, arch: true, trim: 'both' },
    ],
  });
  part(mesh, 'hall-floor', () => slab(mesh, paint('hallFloor'), grow(area, 0.4), 0));
  slab(mesh, PAINTS.ceiling, area, ceiling);
  cornice(mesh, area, ceiling, PAINTS.white, 1.5);
  coffers(mesh, area, ceiling, [4, 4]);
  eavesBand(mesh, grow(area, 0.4), ceiling + 0.4);
  hipRoof(mesh, PAINTS.roof, grow(area, 0.95), ceiling + 0.38, 2.6);
}

/** A grid of beams under a ceiling, each field with its own moulding. */
function coffers(
  mesh: Mesh,
  { x0, x1, z0, z1 }: Rect,
  y: number,
  [columns, rows]: readonly [number, number],
  paints: { beam: Paint; depth?: number } = { beam: PAINTS.white },
): void {
  const { beam: timber, depth = 0.26 } = paints;
  const half = 0.17;
  for (let i = 1; i < columns; i++)
    box(mesh, timber, [x0 + ((x1 - x0) * i) / columns - half, y - depth, z0], [x0 + ((x1 - x0) * i) / columns + half, y, z1]);
  for (let j = 1; j < rows; j++)
    box(mesh, timber, [x0, y - depth + 0.004, z0 + ((z1 - z0) * j) / rows - half], [x1, y, z0 + ((z1 - z0) * j) / rows + half]);
  const profile = [
    [0, -depth * 0.72],
    [0.06, -depth * 0.72],
    [0.12, -depth * 0.35],
    [0.2, -depth * 0.25],
    [0.2, 0],
  ] as const;
  for (let i = 0; i < columns; i++)
    for (let j = 0; j < rows; j++) {
      const field: Rect = {
        x0: x0 + ((x1 - x0) * i) / columns + (i > 0 ? half : 0),
        x1: x0 + ((x1 - x0) * (i + 1)) / columns - (i < columns - 1 ? half : 0),
        z0: z0 + ((z1 - z0) * j) / rows + (j > 0 ? half : 0),
        z1: z0 + ((z1 - z0) * (j + 1)) / rows - (j < rows - 1 ? half : 0),
      };
      moulding(
        mesh,
        timber,
        field,
        profile.map(([out, dy]) => [out, y + dy] as const),
      );
    }
}

function westWing(mesh: Mesh): void {
  const height = 4.6;
  const library = ROOMS.library.area;
  const dining = ROOMS['dining-room'].area;
  const common = { base: 0, height, trimPaint: PAINTS.white };
  wall(mesh, {
    ...common,
    from: [-16.1, -9.4],
    to: [-16.1, 5.4],
    front: PAINTS.front,
    back: PAINTS.library,
    skirting: { back: PAINTS.walnut },
    openings: [2.6, 6.6]
      .map((at): Opening => ({ at, width: 1.4, sill: 0.7, top: 3.3, panes: [2, 4], trim: 'both' }))
      .concat({ at: 11.4, width: 1.5, sill: 0.7, top: 3.3, panes: [2, 4], trim: 'both' }),
  });
  wall(mesh, { ...common, from: [-6.9, -9.2], to: [-16.3, -9.2], front: PAINTS.front, back: PAINTS.library });
  wall(mesh, {
    ...common,
    from: [-16.3, 5.2],
    to: [-6.9, 5.2],
    front: PAINTS.front,
    back: PAINTS.dining,
    skirting: { back: PAINTS.white },
    openings: [2.2, 5, 7.8].map((at): Opening => ({ at, width: 1.5, top: 3.2, panes: [2, 4], trim: 'both' })),
  });
  wall(mesh, {
    ...common,
    from: [-15.9, -1.2],
    to: [-6.9, -1.2],
    front: PAINTS.dining,
    back: PAINTS.library,
    skirting: { front: PAINTS.white, back: PAINTS.walnut },
    openings: [{ at: 6.7, width: 1.5, top: 2.6, trim: 'both' }],
  });
  // Walls that two rooms share, as the rooms see them: a coat in their own colour.
  const door = (at: number): Opening => ({ at, width: 1.6, top: 2.7 });
  lining(mesh, PAINTS.library, { x: library.x1 - COAT, z0: library.z0, z1: library.z1, height }, [door(-3.4)]);
  lining(mesh, PAINTS.dining, { x: dining.x1 - COAT, z0: dining.z0, z1: dining.z1, height }, [door(2.6)]);
  lining(mesh, PAINTS.dining, { x: dining.x0 + COAT, z0: dining.z0, z1: dining.z1, height }, [{ at: 2, width: 1.5, sill: 0.7, top: 3.3 }]);
  slab(mesh, paint('herringbone'), grow(library, 0.2), 0.002);
  slab(mesh, paint('herringbone'), grow(dining, 0.2), 0.002);
  slab(mesh, PAINTS.ceiling, grow(library, 0.1), ROOMS.library.ceiling);
  slab(mesh, PAINTS.ceiling, grow(dining, 0.1), ROOMS['dining-room'].ceiling);
  coffers(mesh, library, ROOMS.library.ceiling, [4, 3], { beam: PAINTS.walnut });
  cornice(mesh, library, ROOMS.library.ceiling, PAINTS.walnut);
  cornice(mesh, dining, ROOMS['dining-room'].ceiling);
  const outline: Rect = { x0: -16.3, x1: -6.9, z0: -9.4, z1: 5.4 };
  eavesBand(mesh, outline, height, 0.85);
  hipRoof(mesh, PAINTS.roof, { x0: -16.85, x1: -6.7, z0: -9.95, z1: 5.95 }, height - 0.02, 2.1);
}

const COAT = 0.012;

/** A coat of another colour over a wall along z; openings are placed by their z, and may be arched. */
function lining(
  mesh: Mesh,
  paint: Paint,
  { x, z0, z1, height }: { x: number; z0: number; z1: number; height: number },
  holes: readonly Opening[],
): void {
  const face = (a: number, b: number, low: readonly [number, number], high: number) =>
    quad(mesh, paint, [
      [x, low[0], a],
      [x, low[1], b],
      [x, high, b],
      [x, high, a],
    ]);
  let z = z0;
  for (const { at, width, sill = 0, top, arch } of holes) {
    const [a, b] = [at - width / 2, at + width / 2];
    const head = (p: number) => (arch ? top + Math.sqrt(Math.max(0, (width / 2) ** 2 - (p - at) ** 2)) : top);
    face(z, a, [0, 0], height);
    if (sill > 0) face(a, b, [0, 0], sill);
    for (let i = 0; i < 16; i++) {
      const [p, q] = [a + (width * i) / 16, a + (width * (i + 1)) / 16];
      face(p, q, [head(p), head(q)], height);
    }
    z = b;
  }
  face(z, z1, [0, 0], height);
}

function gallery(mesh: Mesh): void {
  const { area, ceiling } = ROOMS.gallery;
  const height = ceiling + 0.7;
  const common = { base: 0, height, trimPaint: PAINTS.white };
  wall(mesh, {
    ...common,
    from: [6.9, -7.2],
    to: [22.3, -7.2],
    front: PAINTS.gallery,
    back: PAINTS.front,
    skirting: { front: PAINTS.white },
  });
  wall(mesh, {
    ...common,
    from: [22.3, 0.2],
    to: [6.9, 0.2],
    front: PAINTS.gallery,
    back: PAINTS.front,
    skirting: { front: PAINTS.white, back: PAINTS.trim },
    openings: [{ at: 7.3, width: 1.9, top: 2.8, trim: 'both' }],
  });
  wall(mesh, { ...common, from: [22.1, -7], to: [22.1, 0], front: PAINTS.gallery, back: PAINTS.front, skirting: { front: PAINTS.white } });
  lining(mesh, PAINTS.gallery, { x: area.x0 + COAT, z0: area.z0, z1: area.z1, height }, [{ at: -1.6, width: 2.2, top: 2.5, arch: true }]);
  slab(mesh, paint('boards'), grow(area, 0.2), 0.002);
  const lantern: Rect = { x0: 8.6, x1: 20.2, z0: -4.9, z1: -2.1 };
  slab(mesh, PAINTS.ceiling, area, ceiling, [lantern]);
  slab(mesh, PAINTS.stone, grow(area, 0.3), height - 0.1, [grow(lantern, 0.15)]);
  cornice(mesh, area, ceiling, PAINTS.white, 1.2);
  eavesBand(mesh, { ...grow(area, 0.4), x0: 7 }, height, 0.8);
  skylight(mesh, lantern, ceiling, height + 0.35);
}

/** A glazed box over a hole in the ceiling, with slender bars. */
function skylight(mesh: Mesh, area: Rect, low: number, high: number): void {
  const { x0, x1, z0, z1 } = area;
  const white = PAINTS.ceiling;
  quad(mesh, white, [
    [x0, low, z0],
    [x1, low, z0],
    [x1, high, z0],
    [x0, high, z0],
  ]);
  quad(mesh, white, [
    [x0, low, z1],
    [x1, low, z1],
    [x1, high, z1],
    [x0, high, z1],
  ]);
  quad(mesh, white, [
    [x0, low, z0],
    [x0, low, z1],
    [x0, high, z1],
    [x0, high, z0],
  ]);
  quad(mesh, white, [
    [x1, low, z0],
    [x1, low, z1],
    [x1, high, z1],
    [x1, high, z0],
  ]);
  moulding(mesh, PAINTS.white, area, [
    [-0.18, low - 0.05],
    [-0.18, low - 0.02],
    [-0.05, low - 0.07],
    [0, low - 0.04],
    [0, low],
  ]);
  const middle = (z0 + z1) / 2;
  const ridge = high + 0.75;
  const bars = 10;
  for (let i = 0; i <= bars; i++) {
    const x = x0 + ((x1 - x0) * i) / bars;
    beam(mesh, PAINTS.white, [x, high, z0], [x, ridge, middle], 0.035);
    beam(mesh, PAINTS.white, [x, high, z1], [x, ridge, middle], 0.035);
  }
  box(mesh, PAINTS.white, [x0, ridge - 0.05, middle - 0.05], [x1, ridge + 0.05, middle + 0.05]);
  const glass = { material: 'laylight', tint: [2.5, 2.6, 2.7] as Vec3 };
  quad(mesh, glass, [
    [x0, high, z0],
    [x1, high, z0],
    [x1, ridge, middle],
    [x0, ridge, middle],
  ]);
  quad(mesh, glass, [
    [x0, high, z1],
    [x1, high, z1],
    [x1, ridge, middle],
    [x0, ridge, middle],
  ]);
  for (const x of [x0, x1]) triangle(mesh, glass, [{ at: [x, high, z0] }, { at: [x, high, z1] }, { at: [x, ridge, middle] }]);
}

/** A square bar between two points. */
export function beam(mesh: Mesh, paint: Paint, from: Vec3, to: Vec3, half: number): void {
  tube(mesh, paint, [from, to], half * 1.2, { segments: 4 });
}

function tower(mesh: Mesh): void {
  const { area, floor, ceiling } = ROOMS.tower;
  const out = PAINTS.front;
  const inside = paint('plaster', 0xeadfca);
  const low = 7.8;
  const arches = (base: number) =>
    [1.2, 2.7, 4.2].map((at): Opening => ({ at, width: 1.12, sill: floor + 0.95 - base, top: floor + 2.5 - base, arch: true }));
  const slit: Opening = { at: 2.7, width: 0.5, sill: 7, top: 8.6, arch: true };
  const withSlit = (base: number) => [...arches(base), { ...slit, sill: slit.sill! - base, top: slit.top - base }];
  const common = { trimPaint: PAINTS.trim };
  const height = (base: number) => ceiling + 0.3 - base;
  wall(mesh, {
    ...common,
    base: 0,
    height: height(0),
    from: [12.1, -12.6],
    to: [6.7, -12.6],
    openings: withSlit(0),
    front: out,
    back: inside,
  });
  wall(mesh, {
    ...common,
    base: 0,
    height: height(0),
    from: [12.1, -12.6],
    to: [12.1, -7.2],
    openings: withSlit(0),
    front: inside,
    back: out,
  });
  wall(mesh, {
    ...common,
    base: 5.9,
    height: height(5.9),
    from: [6.7, -7.2],
    to: [12.1, -7.2],
    openings: arches(5.9),
    front: out,
    back: inside,
  });
  wall(mesh, {
    ...common,
    base: low,
    height: height(low),
    from: [6.7, -12.6],
    to: [6.7, -7.2],
    openings: arches(low),
    front: out,
    back: inside,
  });
  wall(mesh, { ...common, base: 0, height: low, from: [6.7, -12.6], to: [6.7, -9.4], front: out, back: inside });
  part(mesh, 'compass', () => slab(mesh, paint('compass'), area, floor, [STAIRWELL]));
  slab(mesh, inside, area, floor - 0.3, [STAIRWELL]);
  quad(mesh, inside, [
    [STAIRWELL.x1, floor, STAIRWELL.z0],
    [STAIRWELL.x1, floor, STAIRWELL.z1],
    [STAIRWELL.x1, floor - 0.3, STAIRWELL.z1],
    [STAIRWELL.x1, floor - 0.3, STAIRWELL.z0],
  ]);
  slab(mesh, paint('wood', 0x94765a), area, ceiling);
  for (let i = 0; i <= 6; i++) {
    const z = area.z0 + 0.2 + (i * (area.z1 - area.z0 - 0.4)) / 6;
    box(mesh, paint('wood', 0x6b5340), [area.x0, ceiling - 0.16, z - 0.07], [area.x1, ceiling, z + 0.07]);
  }
  const outline = grow(area, 0.4);
  eavesBand(mesh, outline, ceiling + 0.3, 0.9);
  moulding(mesh, PAINTS.trim, outline, [
    [0, floor + 0.5],
    [-0.1, floor + 0.55],
    [-0.1, floor + 0.7],
    [0, floor + 0.75],
  ]);
  hipRoof(mesh, PAINTS.roof, grow(area, 1), ceiling + 0.28, 2.2);
}

function terrace(mesh: Mesh): void {
  const { area } = ROOMS.terrace;
  slab(mesh, paint('paving'), { x0: area.x0 - 0.3, x1: 20.4, z0: 5.4, z1: area.z1 + 0.3 }, -0.02, [POOL]);
  slab(mesh, paint('paving'), { x0: 6.9, x1: 20.4, z0: 0.4, z1: 5.4 }, -0.02);
  const wallPaint = paint('ashlar', 0xcdbb98);
  quad(mesh, wallPaint, [
    [area.x0 - 0.3, -0.02, 20.3],
    [20.4, -0.02, 20.3],
    [20.4, -5, 20.3],
    [area.x0 - 0.3, -5, 20.3],
  ]);
  quad(mesh, wallPaint, [
    [area.x0 - 0.3, -0.02, 5.4],
    [area.x0 - 0.3, -0.02, 20.3],
    [area.x0 - 0.3, -5, 20.3],
    [area.x0 - 0.3, -5, 5.4],
  ]);
  quad(mesh, wallPaint, [
    [20.4, -0.02, 0.4],
    [20.4, -0.02, 20.3],
    [20.4, -5, 20.3],
    [20.4, -5, 0.4],
  ]);
  part(mesh, 'pool', () => pool(mesh));
}

function pool(mesh: Mesh): void {
  const { x0, x1, z0, z1 } = POOL;
  const tiles = paint('poolTiles');
  const coping = paint('stone', 0xe8dec8);
  const depth = -1.5;
  for (const [a, b] of [
    [
      [x0, z0],
      [x1, z0],
    ],
    [
      [x1, z0],
      [x1, z1],
    ],
    [
      [x1, z1],
      [x0, z1],
    ],
    [
      [x0, z1],
      [x0, z0],
    ],
  ] as const)
    quad(mesh, tiles, [
      [a[0], depth, a[1]],
      [b[0], depth, b[1]],
      [b[0], -0.02, b[1]],
      [a[0], -0.02, a[1]],
    ]);
  quad(mesh, tiles, [
    [x0, depth, z1],
    [x1, depth, z1],
    [x1, depth, z0],
    [x0, depth, z0],
  ]);
  for (let i = 0; i < 4; i++) box(mesh, tiles, [x1 - 0.35 * (i + 1), depth, z0], [x1 - 0.35 * i, -0.3 - 0.28 * i, z1 - 3]);
  moulding(mesh, coping, grow(POOL, 0.45), [
    [0, -0.03],
    [0, 0.02],
    [0.03, 0.04],
    [0.5, 0.04],
    [0.5, -0.06],
    [0.45, -0.06],
  ]);
  quad(mesh, paint('water'), [
    [x0, -0.14, z1],
    [x1, -0.14, z1],
    [x1, -0.14, z0],
    [x0, -0.14, z0],
  ]);
}
