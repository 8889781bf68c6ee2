import { box, moulding, paint, quad, triangle, tube, type Mesh, type Paint, type Rect } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';
import { POOL, ROOMS, STAIRWELL } from './plan.ts';
import { wall, type Opening, type WallOptions } from './wall.ts';

export const PAINTS = {
  front: paint('stucco', 0xe9d6ad),
  trim: paint('stone', 0xe6dcc6),
  white: paint('paintwork', 0xefe9dc),
  ceiling: paint('plaster', 0xf4efe4),
  hall: paint('plaster', 0xecdfc2),
  library: paint('plaster', 0x4f6152),
  dining: paint('plaster', 0x9fb4b8),
  gallery: paint('damask', 0x7a2a2c),
  walnut: paint('wood', 0x6b4226),
  roof: paint('roof', 0xb9673f),
  stone: paint('stone', 0xd8cbb0),
  wing: paint('stucco', 0xe4d2ac),
} as const;

/** A horizontal slab with rectangular holes, cut into the strips between them. */
export function slab(mesh: Mesh, paint: Paint, area: Rect, y: number, holes: readonly Rect[] = []): void {
  const xs = [area.x0, area.x1, ...holes.flatMap(({ x0, x1 }) => [x0, x1])].filter((x) => x >= area.x0 && x <= area.x1).sort((a, b) => a - b);
  const zs = [area.z0, area.z1, ...holes.flatMap(({ z0, z1 }) => [z0, z1])].filter((z) => z >= area.z0 && z <= area.z1).sort((a, b) => a - b);
  for (let i = 0; i + 1 < xs.length; i++)
    for (let j = 0; j + 1 < zs.length; j++) {
      const [x0, x1, z0, z1] = [xs[i]!, xs[i + 1]!, zs[j]!, zs[j + 1]!];
      const inHole = holes.some((hole) => (x0 + x1) / 2 > hole.x0 && (x0 + x1) / 2 < hole.x1 && (z0 + z1) / 2 > hole.z0 && (z0 + z1) / 2 < hole.z1);
      if (!inHole && x1 - x0 > 1e-6 && z1 - z0 > 1e-6) quad(mesh, paint, [[x0, y, z1], [x1, y, z1], [x1, y, z0], [x0, y, z0]]);
    }
}

/** A hipped roof over a rectangle: four slopes that meet in a ridge along the longer side. */
export function hipRoof(mesh: Mesh, paint: Paint, { x0, x1, z0, z1 }: Rect, eaves: number, rise: number): void {
  const [w, d] = [x1 - x0, z1 - z0];
  const inset = Math.min(w, d) / 2;
  const a: Vec3 = w >= d ? [x0 + inset, eaves + rise, (z0 + z1) / 2] : [(x0 + x1) / 2, eaves + rise, z0 + inset];
  const b: Vec3 = w >= d ? [x1 - inset, eaves + rise, (z0 + z1) / 2] : [(x0 + x1) / 2, eaves + rise, z1 - inset];
  const [nw, ne, se, sw]: Vec3[] = [[x0, eaves, z0], [x1, eaves, z0], [x1, eaves, z1], [x0, eaves, z1]] as Vec3[];
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
  slope(sw!, se!, w >= d ? b : b, w >= d ? a : b);
  slope(ne!, nw!, a, w >= d ? b : a);
  slope(se!, ne!, w >= d ? b : a, b);
  slope(nw!, sw!, w >= d ? a : b, a);
}

function triangleWith(mesh: Mesh, paint: Paint, points: [Vec3, Vec3, Vec3], uv: (point: Vec3) => [number, number]): void {
  const corners = points.map((at) => ({ at, uv: uv(at) })) as [{ at: Vec3; uv: [number, number] }, { at: Vec3; uv: [number, number] }, { at: Vec3; uv: [number, number] }];
  triangle(mesh, paint, corners);
}

const CORNICE = [[0, -0.42], [0.03, -0.42], [0.05, -0.34], [0.05, -0.3], [0.13, -0.18], [0.22, -0.12], [0.22, -0.07], [0.3, -0.05], [0.3, 0]] as const;

/** The moulding where wall and ceiling meet. */
export function cornice(mesh: Mesh, area: Rect, height: number, paint: Paint = PAINTS.white, size = 1): void {
  moulding(mesh, paint, area, CORNICE.map(([out, y]) => [out * size, height + y * size] as const));
}

/** The band under the eaves, outside. */
function eavesBand(mesh: Mesh, area: Rect, y: number, size = 1): void {
  const profile = [[0, -0.5], [-0.06, -0.5], [-0.06, -0.36], [-0.14, -0.24], [-0.3, -0.14], [-0.42, -0.1], [-0.42, 0], [0, 0]] as const;
  moulding(mesh, PAINTS.trim, area, profile.map(([out, dy]) => [out * size, y + dy * size] as const));
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
    ...common, from: [-6.9, 5.2], to: [6.9, 5.2], front: PAINTS.front, back: PAINTS.hall, skirting: { back: PAINTS.white },
    openings: [3.1, 6.9, 10.7].flatMap((at): Opening[] => [{ ...french, at, ...(at === 6.9 ? {} : { panes: [4, 4] as const }) } as Opening, { ...high, at } as Opening]),
  };
  wall(mesh, south);
  wall(mesh, {
    ...common, from: [6.9, -9.2], to: [-6.9, -9.2], front: PAINTS.front, back: PAINTS.hall,
    openings: [
      { at: 6.9, width: 2.4, sill: 2.7, top: 5.2, arch: true, panes: [4, 5], trim: 'both' },
      { at: 3.3, width: 1.1, sill: 4.5, top: 6.1, panes: [2, 3], trim: 'both' },
      { at: 10.5, width: 1.1, sill: 4.5, top: 6.1, panes: [2, 3], trim: 'both' },
    ],
  });
  // Walking south to north the front is the east side.
  wall(mesh, {
    ...common, from: [-6.7, 5], to: [-6.7, -9], front: PAINTS.hall, back: PAINTS.wing, skirting: { front: PAINTS.white, back: PAINTS.white },
    openings: [{ at: 2.4, width: 1.6, top: 2.7, trim: 'both' }, { at: 8.4, width: 1.6, top: 2.7, trim: 'both' }],
  });
  wall(mesh, {
    ...common, from: [6.7, -9], to: [6.7, 5], front: PAINTS.hall, back: PAINTS.wing, skirting: { front: PAINTS.white },
    openings: [{ at: 1, width: 1.1, sill: 3.6, top: 5.8, trim: 'both' }, { at: 7.4, width: 2.2, top: 2.5, arch: true, trim: 'both' }],
  });
  slab(mesh, paint('hallFloor'), grow(area, 0.4), 0);
  slab(mesh, PAINTS.ceiling, area, ceiling);
  cornice(mesh, area, ceiling, PAINTS.white, 1.5);
  eavesBand(mesh, grow(area, 0.4), ceiling + 0.4);
  hipRoof(mesh, PAINTS.roof, grow(area, 0.95), ceiling + 0.38, 2.6);
}

function westWing(mesh: Mesh): void {
  const height = 4.6;
  const library = ROOMS.library.area;
  const dining = ROOMS['dining-room'].area;
  const common = { base: 0, height, trimPaint: PAINTS.white };
  wall(mesh, {
    ...common, from: [-16.1, -9.4], to: [-16.1, 5.4], front: PAINTS.front, back: PAINTS.library, skirting: {},
    openings: [2.6, 6.6].map((at): Opening => ({ at, width: 1.4, sill: 0.7, top: 3.3, panes: [2, 4], trim: 'both' })).concat({ at: 11.4, width: 1.5, sill: 0.7, top: 3.3, panes: [2, 4], trim: 'both' }),
  });
  wall(mesh, { ...common, from: [-6.9, -9.2], to: [-16.3, -9.2], front: PAINTS.library, back: PAINTS.front });
  wall(mesh, {
    ...common, from: [-16.3, 5.2], to: [-6.9, 5.2], front: PAINTS.front, back: PAINTS.dining, skirting: { back: PAINTS.white },
    openings: [2.2, 5, 7.8].map((at): Opening => ({ at, width: 1.5, top: 3.2, panes: [2, 4], trim: 'both' })),
  });
  wall(mesh, {
    ...common, from: [-15.9, -1.2], to: [-6.9, -1.2], front: PAINTS.dining, back: PAINTS.library, skirting: { front: PAINTS.white, back: PAINTS.walnut },
    openings: [{ at: 6.7, width: 1.5, top: 2.6, trim: 'both' }],
  });
  // The hall's wall as the rooms see it: a lining in their own colour, 2 cm thick.
  lining(mesh, PAINTS.library, [-6.9, -9], [-6.9, -1.4], [{ at: 5.6, width: 1.6, top: 2.7 }]);
  lining(mesh, PAINTS.dining, [-6.9, -1], [-6.9, 5], [{ at: 3.6, width: 1.6, top: 2.7 }]);
  liningWest(mesh, PAINTS.dining);
  slab(mesh, paint('herringbone'), grow(library, 0.2), 0.002);
  slab(mesh, paint('herringbone'), grow(dining, 0.2), 0.002);
  slab(mesh, PAINTS.ceiling, grow(library, 0.1), ROOMS.library.ceiling);
  slab(mesh, PAINTS.ceiling, grow(dining, 0.1), ROOMS['dining-room'].ceiling);
  cornice(mesh, dining, ROOMS['dining-room'].ceiling);
  const outline: Rect = { x0: -16.3, x1: -6.9, z0: -9.4, z1: 5.4 };
  eavesBand(mesh, outline, height, 0.85);
  hipRoof(mesh, PAINTS.roof, { x0: -16.85, x1: -6.4, z0: -9.95, z1: 5.95 }, height - 0.02, 2.1);
}

/** A coat of another colour on a wall's far side, walked with the room on the left. */
function lining(mesh: Mesh, paint: Paint, from: [number, number], to: [number, number], holes: Opening[]): void {
  const out = -0.012;
  let z = from[1];
  for (const { at, width, top } of holes) {
    const [a, b] = [from[1] + at - width / 2, from[1] + at + width / 2];
    quad(mesh, paint, [[from[0] + out, 0, z], [from[0] + out, 0, a], [from[0] + out, 4.6, a], [from[0] + out, 4.6, z]]);
    quad(mesh, paint, [[from[0] + out, top, a], [from[0] + out, top, b], [from[0] + out, 4.6, b], [from[0] + out, 4.6, a]]);
    z = b;
  }
  quad(mesh, paint, [[from[0] + out, 0, z], [from[0] + out, 0, to[1]], [from[0] + out, 4.6, to[1]], [from[0] + out, 4.6, z]]);
}

/** The dining room's share of the west wall. */
function liningWest(mesh: Mesh, paint: Paint): void {
  const x = -15.888;
  const [z0, a, b, z1] = [-1, 1.25, 2.75, 5];
  const face = (p: number, q: number, low: number, high: number) => quad(mesh, paint, [[x, low, p], [x, low, q], [x, high, q], [x, high, p]]);
  face(z0, a, 0, 4.6);
  face(b, z1, 0, 4.6);
  face(a, b, 0, 0.7);
  face(a, b, 3.3, 4.6);
}

function gallery(mesh: Mesh): void {
  const { area, ceiling } = ROOMS.gallery;
  const height = ceiling + 0.7;
  const common = { base: 0, height, trimPaint: PAINTS.white };
  wall(mesh, { ...common, from: [6.9, -7.2], to: [22.3, -7.2], front: PAINTS.gallery, back: PAINTS.front, skirting: { front: PAINTS.white } });
  wall(mesh, {
    ...common, from: [22.3, 0.2], to: [6.9, 0.2], front: PAINTS.gallery, back: PAINTS.front, skirting: { front: PAINTS.white, back: PAINTS.trim },
    openings: [{ at: 7.3, width: 1.9, top: 2.8, trim: 'both' }],
  });
  wall(mesh, { ...common, from: [22.1, -7], to: [22.1, 0], front: PAINTS.front, back: PAINTS.gallery, skirting: { back: PAINTS.white } });
  const x = 6.912;
  const [a, b] = [-2.7, -0.5];
  const face = (p: number, q: number, low: number) => quad(mesh, PAINTS.gallery, [[x, low, p], [x, low, q], [x, height, q], [x, height, p]]);
  face(-7, a, 0);
  face(b, 0, 0);
  for (let i = 0; i < 16; i++) {
    const [p, q] = [a + ((b - a) * i) / 16, a + ((b - a) * (i + 1)) / 16];
    const arch = (z: number) => 2.5 + Math.sqrt(Math.max(0, 1.1 ** 2 - (z + 1.6) ** 2));
    quad(mesh, PAINTS.gallery, [[x, arch(p), p], [x, arch(q), q], [x, height, q], [x, height, p]]);
  }
  slab(mesh, paint('boards'), grow(area, 0.2), 0.002);
  const lantern: Rect = { x0: 8.6, x1: 20.2, z0: -4.9, z1: -2.1 };
  slab(mesh, PAINTS.ceiling, area, ceiling, [lantern]);
  slab(mesh, PAINTS.stone, grow(area, 0.3), height - 0.1, [grow(lantern, 0.15)]);
  cornice(mesh, area, ceiling, PAINTS.white, 1.2);
  eavesBand(mesh, grow(area, 0.4), height, 0.8);
  skylight(mesh, lantern, ceiling, height + 0.35);
}

/** A glazed box over a hole in the ceiling, with slender bars. */
function skylight(mesh: Mesh, area: Rect, low: number, high: number): void {
  const { x0, x1, z0, z1 } = area;
  const white = PAINTS.ceiling;
  quad(mesh, white, [[x0, low, z0], [x1, low, z0], [x1, high, z0], [x0, high, z0]]);
  quad(mesh, white, [[x0, low, z1], [x1, low, z1], [x1, high, z1], [x0, high, z1]]);
  quad(mesh, white, [[x0, low, z0], [x0, low, z1], [x0, high, z1], [x0, high, z0]]);
  quad(mesh, white, [[x1, low, z0], [x1, low, z1], [x1, high, z1], [x1, high, z0]]);
  moulding(mesh, PAINTS.white, area, [[-0.18, low - 0.05], [-0.18, low - 0.02], [-0.05, low - 0.07], [0, low - 0.04], [0, low]]);
  const middle = (z0 + z1) / 2;
  const ridge = high + 0.75;
  const bars = 10;
  for (let i = 0; i <= bars; i++) {
    const x = x0 + ((x1 - x0) * i) / bars;
    beam(mesh, PAINTS.white, [x, high, z0], [x, ridge, middle], 0.035);
    beam(mesh, PAINTS.white, [x, high, z1], [x, ridge, middle], 0.035);
  }
  box(mesh, PAINTS.white, [x0, ridge - 0.05, middle - 0.05], [x1, ridge + 0.05, middle + 0.05]);
  const glass = paint('glass');
  quad(mesh, glass, [[x0, high, z0], [x1, high, z0], [x1, ridge, middle], [x0, ridge, middle]]);
  quad(mesh, glass, [[x0, high, z1], [x1, high, z1], [x1, ridge, middle], [x0, ridge, middle]]);
}

/** A square bar between two points. */
export function beam(mesh: Mesh, paint: Paint, from: Vec3, to: Vec3, half: number): void {
  tube(mesh, paint, [from, to], half * 1.2, { segments: 4 });
}

function tower(mesh: Mesh): void {
  const { area, floor, ceiling } = ROOMS.tower;
  const out = PAINTS.front;
  const inside = paint('plaster', 0xeadfca);
  const arches = [1.2, 2.7, 4.2].map((at): Opening => ({ at, width: 1.12, sill: floor + 0.95, top: floor + 2.5, arch: true }));
  const slit: Opening = { at: 2.7, width: 0.5, sill: 7, top: 8.6, arch: true };
  const slits = [slit, { ...slit, sill: floor + 0.95, width: 1.12, top: floor + 2.5, at: 2.7 }];
  const openings = [arches[0]!, ...slits, arches[2]!];
  const common = { base: 0, height: ceiling + 0.3, front: out, back: inside, trimPaint: PAINTS.trim };
  wall(mesh, { ...common, from: [12.1, -12.6], to: [6.7, -12.6], openings, front: inside, back: out });
  wall(mesh, { ...common, from: [6.7, -7.2], to: [12.1, -7.2], openings: arches, front: out, back: inside });
  wall(mesh, { ...common, from: [12.1, -12.6], to: [12.1, -7.2], openings, front: inside, back: out });
  wall(mesh, { ...common, base: 0, from: [6.7, -12.6], to: [6.7, -7.2], front: out, back: inside, openings: [arches[0]!, arches[1]!, { at: 4.6, width: 1.1, sill: 3.6, top: 5.8 }, arches[2]!].filter(({ at }) => at !== 4.2).concat({ at: 4.6, width: 1.1, sill: floor + 0.95, top: floor + 2.5, arch: true }) });
  slab(mesh, paint('compass'), area, floor, [STAIRWELL]);
  slab(mesh, inside, area, floor - 0.3, [STAIRWELL]);
  quad(mesh, inside, [[STAIRWELL.x1, floor, STAIRWELL.z0], [STAIRWELL.x1, floor, STAIRWELL.z1], [STAIRWELL.x1, floor - 0.3, STAIRWELL.z1], [STAIRWELL.x1, floor - 0.3, STAIRWELL.z0]]);
  slab(mesh, paint('wood', 0x8a5a34), area, ceiling);
  for (let i = 0; i <= 6; i++) {
    const z = area.z0 + 0.2 + (i * (area.z1 - area.z0 - 0.4)) / 6;
    box(mesh, paint('wood', 0x6e4527), [area.x0, ceiling - 0.16, z - 0.07], [area.x1, ceiling, z + 0.07]);
  }
  const outline = grow(area, 0.4);
  eavesBand(mesh, outline, ceiling + 0.3, 0.9);
  moulding(mesh, PAINTS.trim, outline, [[0, floor + 0.5], [-0.1, floor + 0.55], [-0.1, floor + 0.7], [0, floor + 0.75]]);
  hipRoof(mesh, PAINTS.roof, grow(area, 1), ceiling + 0.28, 2.2);
}

function terrace(mesh: Mesh): void {
  const { area } = ROOMS.terrace;
  slab(mesh, paint('paving'), { x0: area.x0 - 0.3, x1: 20.4, z0: 5.4, z1: area.z1 + 0.3 }, -0.02, [POOL]);
  slab(mesh, paint('paving'), { x0: 6.9, x1: 20.4, z0: 0.4, z1: 5.4 }, -0.02);
  const wallPaint = paint('ashlar', 0xcdbb98);
  quad(mesh, wallPaint, [[area.x0 - 0.3, -0.02, 20.3], [20.4, -0.02, 20.3], [20.4, -5, 20.3], [area.x0 - 0.3, -5, 20.3]]);
  quad(mesh, wallPaint, [[area.x0 - 0.3, -0.02, 5.4], [area.x0 - 0.3, -0.02, 20.3], [area.x0 - 0.3, -5, 20.3], [area.x0 - 0.3, -5, 5.4]]);
  quad(mesh, wallPaint, [[20.4, -0.02, 0.4], [20.4, -0.02, 20.3], [20.4, -5, 20.3], [20.4, -5, 0.4]]);
  pool(mesh);
}

function pool(mesh: Mesh): void {
  const { x0, x1, z0, z1 } = POOL;
  const tiles = paint('poolTiles');
  const coping = paint('stone', 0xe8dec8);
  const depth = -1.5;
  for (const [a, b] of [[[x0, z0], [x1, z0]], [[x1, z0], [x1, z1]], [[x1, z1], [x0, z1]], [[x0, z1], [x0, z0]]] as const)
    quad(mesh, tiles, [[a[0], depth, a[1]], [b[0], depth, b[1]], [b[0], -0.02, b[1]], [a[0], -0.02, a[1]]]);
  quad(mesh, tiles, [[x0, depth, z1], [x1, depth, z1], [x1, depth, z0], [x0, depth, z0]]);
  for (let i = 0; i < 4; i++) box(mesh, tiles, [x1 - 0.35 * (i + 1), depth, z0], [x1 - 0.35 * i, -0.3 - 0.28 * i, z1 - 3]);
  moulding(mesh, coping, grow(POOL, 0.45), [[0, -0.03], [0, 0.02], [0.03, 0.04], [0.5, 0.04], [0.5, -0.06], [0.45, -0.06]]);
  quad(mesh, paint('water'), [[x0, -0.14, z1], [x1, -0.14, z1], [x1, -0.14, z0], [x0, -0.14, z0]]);
}
