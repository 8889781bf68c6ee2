import { add, cross, dot, length, normalize, scale, srgb, sub, type Vec3 } from './vector.ts';

/** What a surface is made of: the name of a material and the colour that it is tinted with. */
export interface Paint<Name extends string = string> {
  material: Name;
  tint: Vec3;
}

/** Turned by `yaw` degrees (clockwise seen from above, like the projection's yaw), scaled, then moved to `at`. */
export interface Placement {
  at: Vec3;
  yaw?: number;
  scale?: number;
}

/** A growing list of triangles. Each belongs to a named part, so that a ray can tell what it met. */
export interface Mesh {
  /** Per triangle: 9 coordinates, 9 normals, 6 texture coordinates (metres unless said otherwise). */
  positions: number[];
  normals: number[];
  uvs: number[];
  paints: Paint[];
  parts: string[];
  part: string;
  toWorld: (point: Vec3) => Vec3;
  turn: (normal: Vec3) => Vec3;
}

export function createMesh(): Mesh {
  return { positions: [], normals: [], uvs: [], paints: [], parts: [], part: '', toWorld: (p) => p, turn: (n) => n };
}

export function paint<Name extends string>(material: Name, hex = 0xffffff): Paint<Name> {
  return { material, tint: srgb(hex) };
}

/** Builds in the coordinates of a placement. */
export function place(mesh: Mesh, { at, yaw = 0, scale: factor = 1 }: Placement, build: () => void): void {
  const { toWorld, turn } = mesh;
  const c = Math.cos((yaw * Math.PI) / 180);
  const s = Math.sin((yaw * Math.PI) / 180);
  const rotate = ([x, y, z]: Vec3): Vec3 => [x * c - z * s, y, x * s + z * c];
  mesh.toWorld = (p) => toWorld(add(scale(rotate(p), factor), at));
  mesh.turn = (n) => turn(rotate(n));
  build();
  mesh.toWorld = toWorld;
  mesh.turn = turn;
}

/** Names what is built inside, for hotspots and tests. */
export function part(mesh: Mesh, name: string, build: () => void): void {
  const outer = mesh.part;
  mesh.part = name;
  build();
  mesh.part = outer;
}

export interface Corner {
  at: Vec3;
  normal?: Vec3;
  uv?: readonly [number, number];
}

export function triangle(mesh: Mesh, paint: Paint, corners: readonly [Corner, Corner, Corner]): void {
  const [a, b, c] = corners;
  const across = cross(sub(b.at, a.at), sub(c.at, a.at));
  if (length(across) < 1e-12) return;
  const flat = normalize(across);
  for (const { at, normal = flat, uv = [0, 0] } of corners) {
    const usable = length(normal) > 0.5 ? normal : flat;
    mesh.positions.push(...mesh.toWorld(at));
    mesh.normals.push(...mesh.turn(usable));
    mesh.uvs.push(...uv);
  }
  mesh.paints.push(paint);
  mesh.parts.push(mesh.part);
}

/** A flat four-cornered face; texture coordinates run from a to b and from a to d, in metres or from 0 to `uv`. */
export function quad(mesh: Mesh, paint: Paint, [a, b, c, d]: readonly [Vec3, Vec3, Vec3, Vec3], uv?: readonly [number, number]): void {
  const [w, h] = uv ?? [length(sub(b, a)), length(sub(d, a))];
  triangle(mesh, paint, [
    { at: a, uv: [0, 0] },
    { at: b, uv: [w, 0] },
    { at: c, uv: [w, h] },
  ]);
  triangle(mesh, paint, [
    { at: a, uv: [0, 0] },
    { at: c, uv: [w, h] },
    { at: d, uv: [0, h] },
  ]);
}

/** An axis-aligned box between two opposite corners. The texture runs along its longest side. */
export function box(mesh: Mesh, paint: Paint, from: Vec3, to: Vec3): void {
  const [x0, y0, z0] = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.min(from[2], to[2])];
  const [x1, y1, z1] = [Math.max(from[0], to[0]), Math.max(from[1], to[1]), Math.max(from[2], to[2])];
  const face = (a: Vec3, b: Vec3, c: Vec3, d: Vec3) => {
    const wide = length(sub(b, a)) >= length(sub(d, a));
    quad(mesh, paint, wide ? [a, b, c, d] : [b, c, d, a]);
  };
  face([x0, y0, z1], [x1, y0, z1], [x1, y1, z1], [x0, y1, z1]);
  face([x1, y0, z0], [x0, y0, z0], [x0, y1, z0], [x1, y1, z0]);
  face([x1, y0, z1], [x1, y0, z0], [x1, y1, z0], [x1, y1, z1]);
  face([x0, y0, z0], [x0, y0, z1], [x0, y1, z1], [x0, y1, z0]);
  face([x0, y1, z1], [x1, y1, z1], [x1, y1, z0], [x0, y1, z0]);
  face([x0, y0, z0], [x1, y0, z0], [x1, y0, z1], [x0, y0, z1]);
}

/** A box by the middle of its lower face and its size. */
export function block(mesh: Mesh, paint: Paint, [x, y, z]: Vec3, [w, h, d]: Vec3): void {
  box(mesh, paint, [x - w / 2, y, z - d / 2], [x + w / 2, y + h, z + d / 2]);
}

/** A smooth surface over u, v in [0, 1], cut into u × v cells. */
export function surface(
  mesh: Mesh,
  paint: Paint,
  shape: { u: number; v: number; at: (u: number, v: number) => Vec3; uv?: readonly [number, number] },
): void {
  const { u: nu, v: nv, at } = shape;
  const [su, sv] = shape.uv ?? [1, 1];
  const step = 1e-3;
  const corner = (i: number, j: number): Corner => {
    const u = i / nu;
    const v = j / nv;
    const du = sub(at(Math.min(1, u + step), v), at(Math.max(0, u - step), v));
    const dv = sub(at(u, Math.min(1, v + step)), at(u, Math.max(0, v - step)));
    return { at: at(u, v), normal: normalize(cross(du, dv)), uv: [u * su, v * sv] };
  };
  const rows = Array.from({ length: nv + 1 }, (_, j) => Array.from({ length: nu + 1 }, (__, i) => corner(i, j)));
  for (let j = 0; j < nv; j++)
    for (let i = 0; i < nu; i++) {
      const [a, b, c, d] = [rows[j]![i]!, rows[j]![i + 1]!, rows[j + 1]![i + 1]!, rows[j + 1]![i]!];
      triangle(mesh, paint, [a, b, c]);
      triangle(mesh, paint, [a, c, d]);
    }
}

/** A profile of [radius, height] points turned about a vertical axis; edges sharper than 35° stay sharp. */
export function lathe(mesh: Mesh, paint: Paint, at: Vec3, profile: readonly (readonly [number, number])[], segments = 24): void {
  const slopes = profile.slice(1).map(([r, y], i) => {
    const [r0, y0] = profile[i]!;
    return normalize([y - y0, r0 - r, 0]);
  });
  const around = (angle: number, [r, y]: readonly [number, number], slope: Vec3, v: number): Corner => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return { at: add(at, [r * c, y, r * s]), normal: [slope[0] * c, slope[1], slope[0] * s], uv: [angle / (2 * Math.PI), v] };
  };
  const soften = (own: Vec3, other: Vec3 | undefined) => (other && dot(own, other) > 0.82 ? normalize(add(own, other)) : own);
  for (const [k, slope] of slopes.entries()) {
    const low = profile[k]!;
    const high = profile[k + 1]!;
    const normalLow = soften(slope, slopes[k - 1]);
    const normalHigh = soften(slope, slopes[k + 1]);
    for (let i = 0; i < segments; i++) {
      const a0 = (i / segments) * 2 * Math.PI;
      const a1 = ((i + 1) / segments) * 2 * Math.PI;
      const corners = [
        around(a0, low, normalLow, low[1]),
        around(a0, high, normalHigh, high[1]),
        around(a1, high, normalHigh, high[1]),
        around(a1, low, normalLow, low[1]),
      ] as const;
      triangle(mesh, paint, [corners[0], corners[1], corners[2]]);
      triangle(mesh, paint, [corners[0], corners[2], corners[3]]);
    }
  }
}

export function cylinder(mesh: Mesh, paint: Paint, at: Vec3, radius: number, height: number, segments = 24): void {
  lathe(
    mesh,
    paint,
    at,
    [
      [0, 0],
      [radius, 0],
      [radius, height],
      [0, height],
    ],
    segments,
  );
}

export function ellipsoid(mesh: Mesh, paint: Paint, at: Vec3, [rx, ry, rz]: Vec3, segments = 20): void {
  pillow(mesh, paint, at, [rx, ry, rz], 1, segments);
}

/** A superellipsoid: `softness` 1 is an ellipsoid, towards 0 a box with ever sharper edges. Cushions, loaves, boulders. */
export function pillow(mesh: Mesh, paint: Paint, at: Vec3, [rx, ry, rz]: Vec3, softness = 0.4, segments = 20): void {
  const bend = (value: number) => Math.sign(value) * Math.abs(value) ** softness;
  surface(mesh, paint, {
    u: segments,
    v: Math.ceil(segments / 2),
    at: (u, v) => {
      const theta = -u * 2 * Math.PI;
      const phi = (v - 0.5) * Math.PI;
      return add(at, [
        rx * bend(Math.cos(phi)) * bend(Math.cos(theta)),
        ry * bend(Math.sin(phi)),
        rz * bend(Math.cos(phi)) * bend(Math.sin(theta)),
      ]);
    },
  });
}

/** A round bar through points; the radius may taper to `end`. */
export function tube(
  mesh: Mesh,
  paint: Paint,
  points: readonly Vec3[],
  radius: number,
  options: { end?: number; segments?: number } = {},
): void {
  const { end = radius, segments = 8 } = options;
  const last = points.length - 1;
  const rings = points.map((point, i) => {
    const along = normalize(sub(points[Math.min(last, i + 1)]!, points[Math.max(0, i - 1)]!));
    const side = normalize(cross(along, Math.abs(along[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
    const up = cross(side, along);
    const r = radius + ((end - radius) * i) / Math.max(1, last);
    return Array.from({ length: segments + 1 }, (_, k): Corner => {
      const angle = (k / segments) * 2 * Math.PI;
      const normal = add(scale(side, Math.cos(angle)), scale(up, Math.sin(angle)));
      return { at: add(point, scale(normal, r)), normal, uv: [k / segments, i] };
    });
  });
  for (let i = 0; i < last; i++)
    for (let k = 0; k < segments; k++) {
      const [a, b, c, d] = [rings[i]![k]!, rings[i]![k + 1]!, rings[i + 1]![k + 1]!, rings[i + 1]![k]!];
      triangle(mesh, paint, [a, b, c]);
      triangle(mesh, paint, [a, c, d]);
    }
}

/** A round bar that closes on itself: a horizontal ring. */
export function ring(mesh: Mesh, paint: Paint, at: Vec3, radius: number, thickness: number, segments = 32): void {
  const points = Array.from({ length: segments + 1 }, (_, i): Vec3 => {
    const angle = (i / segments) * 2 * Math.PI;
    return add(at, [radius * Math.cos(angle), 0, radius * Math.sin(angle)]);
  });
  tube(mesh, paint, points, thickness);
}

/** A horizontal plan rectangle: x and z from low to high. */
export interface Rect {
  x0: number;
  x1: number;
  z0: number;
  z1: number;
}

/** A profile of [distance from the wall, height] points run around a room, mitred at the corners; inside, or outside for negative distances. */
export function moulding(mesh: Mesh, paint: Paint, { x0, x1, z0, z1 }: Rect, profile: readonly (readonly [number, number])[]): void {
  for (let k = 0; k + 1 < profile.length; k++) {
    const [d0, y0] = profile[k]!;
    const [d1, y1] = profile[k + 1]!;
    const corner = (d: number, y: number): Vec3[] => [
      [x0 + d, y, z0 + d],
      [x1 - d, y, z0 + d],
      [x1 - d, y, z1 - d],
      [x0 + d, y, z1 - d],
    ];
    const low = corner(d0, y0);
    const high = corner(d1, y1);
    for (let i = 0; i < 4; i++) quad(mesh, paint, [low[i]!, low[(i + 1) % 4]!, high[(i + 1) % 4]!, high[i]!]);
  }
}
