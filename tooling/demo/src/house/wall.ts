import { box, paint, place, quad, surface, tube, type Mesh, type Paint } from '../tracer/mesh.ts';
import type { Vec3 } from '../tracer/vector.ts';

/** A hole in a wall. Heights are above the wall's base; an arch adds half a circle above `top`. */
export interface Opening {
  /** Middle, metres from the wall's start. */
  at: number;
  width: number;
  sill?: number;
  top: number;
  arch?: boolean;
  /** Panes and glazing bars: columns × rows; absent for a free passage. */
  panes?: readonly [number, number];
  /** Frame around the hole, on the front, the back or both. */
  trim?: 'front' | 'back' | 'both';
}

export interface WallOptions {
  /** Start and end of the middle line, [x, z]. Walking from start to end, the front is on the right. */
  from: readonly [number, number];
  to: readonly [number, number];
  base: number;
  height: number;
  front: Paint;
  back: Paint;
  openings?: readonly Opening[];
  skirting?: { front?: Paint; back?: Paint };
  frame?: Paint;
  trimPaint?: Paint;
}

const THICKNESS = 0.4;
const ARCH_STEPS = 16;
const HALF = THICKNESS / 2;
const WHITE = paint('paintwork', 0xefe9dc);
const GLASS = paint('glass');

/** The upper edge of an opening at a distance from its middle. */
function headAt({ width, top, arch }: Opening, offset: number): number {
  return arch ? top + Math.sqrt(Math.max(0, (width / 2) ** 2 - offset ** 2)) : top;
}

/** A straight wall with openings, their reveals, glazing, frames and skirting boards. */
export function wall(mesh: Mesh, options: WallOptions): void {
  const { from, to, base, height, front, back, openings = [], skirting = {}, frame = WHITE, trimPaint = WHITE } = options;
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const yaw = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  place(mesh, { at: [from[0], base, from[1]], yaw }, () => {
    const both = (s0: number, s1: number, low: readonly [number, number], high: readonly [number, number]) => {
      quad(mesh, front, [
        [s0, low[0], HALF],
        [s1, low[1], HALF],
        [s1, high[1], HALF],
        [s0, high[0], HALF],
      ]);
      quad(mesh, back, [
        [s1, low[1], -HALF],
        [s0, low[0], -HALF],
        [s0, high[0], -HALF],
        [s1, high[1], -HALF],
      ]);
    };
    const skirt = (s0: number, s1: number) => {
      if (s1 - s0 < 0.02) return;
      if (skirting.front) board(mesh, skirting.front, s0, s1, HALF);
      if (skirting.back) board(mesh, skirting.back, s0, s1, -HALF);
    };
    const columns = [...new Set(openings.map(({ at }) => at))].sort((a, b) => a - b);
    let end = 0;
    for (const at of columns) {
      const stack = openings.filter((opening) => opening.at === at).sort((a, b) => (a.sill ?? 0) - (b.sill ?? 0));
      const wide = Math.max(...stack.map(({ width }) => width));
      const [s0, s1] = [at - wide / 2, at + wide / 2];
      both(end, s0, [0, 0], [height, height]);
      skirt(end, s0);
      let floor = (_: number) => 0;
      for (const opening of stack) {
        const { width, sill = 0 } = opening;
        for (let i = 0; i < ARCH_STEPS; i++) {
          const [a, b] = [(i / ARCH_STEPS - 0.5) * width, ((i + 1) / ARCH_STEPS - 0.5) * width];
          if (floor(a) < sill) both(at + a, at + b, [floor(a), floor(b)], [sill, sill]);
        }
        const gap = (wide - width) / 2;
        if (gap > 0) {
          const top = opening === stack.at(-1) ? height : headAt(opening, 0);
          both(s0, at - width / 2, [floor(-width / 2), floor(-width / 2)], [top, top]);
          both(at + width / 2, s1, [floor(width / 2), floor(width / 2)], [top, top]);
        }
        if (sill > 0 && floor(0) === 0) skirt(s0, s1);
        reveal(mesh, opening, trimPaint);
        if (opening.panes) glaze(mesh, opening, opening.panes, frame);
        if (opening.trim === 'front' || opening.trim === 'both') surround(mesh, opening, trimPaint, 1);
        if (opening.trim === 'back' || opening.trim === 'both') surround(mesh, opening, trimPaint, -1);
        floor = (offset) => headAt(opening, Math.min(width / 2, Math.max(-width / 2, offset)));
      }
      const { width } = stack.at(-1)!;
      for (let i = 0; i < ARCH_STEPS; i++) {
        const [a, b] = [(i / ARCH_STEPS - 0.5) * width, ((i + 1) / ARCH_STEPS - 0.5) * width];
        both(at + a, at + b, [floor(a), floor(b)], [height, height]);
      }
      end = s1;
    }
    both(end, long, [0, 0], [height, height]);
    skirt(end, long);
    quad(mesh, front, [
      [0, height, HALF],
      [long, height, HALF],
      [long, height, -HALF],
      [0, height, -HALF],
    ]);
    quad(mesh, front, [
      [0, 0, -HALF],
      [0, 0, HALF],
      [0, height, HALF],
      [0, height, -HALF],
    ]);
    quad(mesh, front, [
      [long, 0, HALF],
      [long, 0, -HALF],
      [long, height, -HALF],
      [long, height, HALF],
    ]);
  });
}

function board(mesh: Mesh, paint: Paint, s0: number, s1: number, face: number): void {
  const out = Math.sign(face);
  box(mesh, paint, [s0, 0, face], [s1, 0.16, face + out * 0.025]);
  box(mesh, paint, [s0, 0.16, face], [s1, 0.19, face + out * 0.015]);
}

function reveal(mesh: Mesh, opening: Opening, paint: Paint): void {
  const { at, width, sill = 0, top } = opening;
  const [s0, s1] = [at - width / 2, at + width / 2];
  quad(mesh, paint, [
    [s0, sill, HALF],
    [s0, sill, -HALF],
    [s0, top, -HALF],
    [s0, top, HALF],
  ]);
  quad(mesh, paint, [
    [s1, sill, -HALF],
    [s1, sill, HALF],
    [s1, top, HALF],
    [s1, top, -HALF],
  ]);
  if (sill > 0) box(mesh, paint, [s0, sill - 0.05, -HALF - 0.05], [s1, sill, HALF + 0.05]);
  if (!opening.arch) {
    quad(mesh, paint, [
      [s0, top, -HALF],
      [s1, top, -HALF],
      [s1, top, HALF],
      [s0, top, HALF],
    ]);
    return;
  }
  surface(mesh, paint, {
    u: ARCH_STEPS,
    v: 1,
    at: (u, v): Vec3 => {
      const angle = (1 - u) * Math.PI;
      return [at + (width / 2) * Math.cos(angle), top + (width / 2) * Math.sin(angle), (v - 0.5) * THICKNESS];
    },
  });
}

/** A raised frame around the hole, with a keystone over arches. */
function surround(mesh: Mesh, opening: Opening, paint: Paint, side: 1 | -1): void {
  const { at, width, sill = 0, top, arch } = opening;
  const wide = 0.15;
  const z0 = side * HALF;
  const z1 = side * (HALF + 0.045);
  const z2 = side * (HALF + 0.075);
  for (const edge of [-1, 1]) {
    const inner = at + (edge * width) / 2;
    box(mesh, paint, [inner, sill, z0], [inner + edge * wide, top, z1]);
    box(mesh, paint, [inner + edge * wide * 0.75, sill, z0], [inner + edge * wide, top, z2]);
  }
  if (!arch) {
    const reach = width / 2 + wide;
    box(mesh, paint, [at - reach, top, z0], [at + reach, top + wide, z1]);
    box(mesh, paint, [at - reach - 0.06, top + wide, z0], [at + reach + 0.06, top + wide + 0.07, side * (HALF + 0.13)]);
    return;
  }
  const ring = (inner: number, outer: number, z: number) => {
    const point = (angle: number, r: number, depth: number): Vec3 => [at + r * Math.cos(angle), top + r * Math.sin(angle), depth];
    const angles = (u: number) => (1 - u) * Math.PI;
    surface(mesh, paint, { u: ARCH_STEPS, v: 1, at: (u, v) => point(angles(u), inner + (outer - inner) * v, z) });
    surface(mesh, paint, { u: ARCH_STEPS, v: 1, at: (u, v) => point(angles(u), outer, z0 + (z - z0) * v) });
    surface(mesh, paint, { u: ARCH_STEPS, v: 1, at: (u, v) => point(angles(u), inner, z0 + (z - z0) * v) });
  };
  ring(width / 2, width / 2 + wide, z1);
  ring(width / 2 + wide * 0.75, width / 2 + wide, z2);
  box(mesh, paint, [at - 0.11, top + width / 2 - 0.03, z0], [at + 0.11, top + width / 2 + wide + 0.1, side * (HALF + 0.11)]);
}

/** Frame, glazing bars and panes in the middle of the wall. */
function glaze(mesh: Mesh, opening: Opening, [columns, rows]: readonly [number, number], frame: Paint): void {
  const { at, width, sill = 0, top, arch } = opening;
  const bar = 0.05;
  const thin = 0.028;
  const half = width / 2;
  box(mesh, frame, [at - half, sill, -bar], [at - half + bar, top, bar]);
  box(mesh, frame, [at + half - bar, sill, -bar], [at + half, top, bar]);
  box(mesh, frame, [at - half, sill, -bar], [at + half, sill + bar * 1.6, bar]);
  box(mesh, frame, [at - half, top - bar / 2, -bar], [at + half, top + bar / 2, bar]);
  for (let i = 1; i < columns; i++) {
    const x = at - half + (width * i) / columns;
    const w = columns % 2 === 0 && i === columns / 2 ? bar * 0.8 : thin / 2;
    box(mesh, frame, [x - w, sill, -thin], [x + w, top, thin]);
  }
  for (let j = 1; j < rows; j++) {
    const y = sill + ((top - sill) * j) / rows;
    box(mesh, frame, [at - half, y - thin / 2, -thin], [at + half, y + thin / 2, thin]);
  }
  quad(mesh, GLASS, [
    [at - half, sill, 0],
    [at + half, sill, 0],
    [at + half, top, 0],
    [at - half, top, 0],
  ]);
  if (!arch) return;
  const bow = (r: number, w: number) => {
    const points = Array.from({ length: ARCH_STEPS + 1 }, (_, i): Vec3 => [
      at + r * Math.cos((i / ARCH_STEPS) * Math.PI),
      top + r * Math.sin((i / ARCH_STEPS) * Math.PI),
      0,
    ]);
    tube(mesh, frame, points, w, { segments: 6 });
  };
  bow(half - bar / 2, bar * 0.7);
  bow(half * 0.45, thin * 0.7);
  for (const angle of [Math.PI / 4, Math.PI / 2, (3 * Math.PI) / 4]) {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const point = (r: number, side: number, z: number): Vec3 => [at + r * c - side * s, top + r * s + side * c, z];
    const w = thin / 2;
    const [a, b] = [half * 0.45, half];
    quad(mesh, frame, [point(a, -w, thin), point(b, -w, thin), point(b, w, thin), point(a, w, thin)]);
    quad(mesh, frame, [point(a, -w, -thin), point(b, -w, -thin), point(b, w, -thin), point(a, w, -thin)]);
    quad(mesh, frame, [point(a, -w, -thin), point(b, -w, -thin), point(b, -w, thin), point(a, -w, thin)]);
    quad(mesh, frame, [point(a, w, -thin), point(b, w, -thin), point(b, w, thin), point(a, w, thin)]);
  }
  for (let i = 0; i < ARCH_STEPS; i++) {
    const point = (k: number): Vec3 => [
      at + half * Math.cos((k / ARCH_STEPS) * Math.PI),
      top + half * Math.sin((k / ARCH_STEPS) * Math.PI),
      0,
    ];
    quad(mesh, GLASS, [[at, top, 0], point(i), point(i + 1), [at, top, 0]]);
  }
}
