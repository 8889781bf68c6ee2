/**
 * What a camera inside a picture of the whole sphere sees, worked out pixel by pixel and by nothing that the product has: neither its
 * projection nor its faces nor its tiles.
 */

/** A picture of the whole sphere, three bytes a pixel: its middle looks along −z, to the right is +x. */
export interface Sphere {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Degrees, and a zoom of which 1 is 90° across the longer side. */
export interface Look {
  yaw: number;
  pitch: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export type Ray = [x: number, y: number, z: number];

const sinCos = (degrees: number) => [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)] as const;

/** Pixels that an angle of 45° spans from the middle. */
const unitOf = ({ width, height }: Size, zoom: number) => (Math.max(width, height) * zoom) / 2;

/** Where the middle of a pixel looks: a camera that looks along −z is tipped by the pitch, then turned by the yaw. */
export function rayOf(look: Look, size: Size, [column, row]: [number, number]): Ray {
  const unit = unitOf(size, look.zoom);
  const x = (column + 0.5 - size.width / 2) / unit;
  const y = (size.height / 2 - row - 0.5) / unit;
  const [sinTip, cosTip] = sinCos(look.pitch);
  const [sinTurn, cosTurn] = sinCos(look.yaw);
  const up = y * cosTip + sinTip;
  const ahead = cosTip - y * sinTip;
  return [x * cosTurn + ahead * sinTurn, up, x * sinTurn - ahead * cosTurn];
}

/** Where a direction is seen, in pixels from the top left: the other way round, turned back and then tipped back. Null for what is not ahead. */
export function pointOf(look: Look, size: Size, [x, y, z]: Ray): [x: number, y: number] | null {
  const [sinTip, cosTip] = sinCos(look.pitch);
  const [sinTurn, cosTurn] = sinCos(look.yaw);
  const across = x * cosTurn + z * sinTurn;
  const ahead = x * sinTurn - z * cosTurn;
  const depth = ahead * cosTip + y * sinTip;
  if (depth <= 0) return null;
  const unit = unitOf(size, look.zoom) / depth;
  return [size.width / 2 + across * unit, size.height / 2 - (y * cosTip - ahead * sinTip) * unit];
}

/** The colour in a direction, between the four pixels that are nearest. */
export function colorAt({ width, height, data }: Sphere, [x, y, z]: Ray): Ray {
  const across = (Math.atan2(x, -z) / (2 * Math.PI) + 0.5) * width - 0.5;
  const down = (0.5 - Math.atan2(y, Math.hypot(x, z)) / Math.PI) * height - 0.5;
  const [left, top] = [Math.floor(across), Math.floor(down)];
  const [u, v] = [across - left, down - top];
  const start = (column: number, row: number) => (Math.min(Math.max(row, 0), height - 1) * width + ((column + width) % width)) * 3;
  const [a, b, c, d] = [start(left, top), start(left + 1, top), start(left, top + 1), start(left + 1, top + 1)];
  const mix = (channel: number) =>
    (data[a + channel]! * (1 - u) + data[b + channel]! * u) * (1 - v) + (data[c + channel]! * (1 - u) + data[d + channel]! * u) * v;
  return [mix(0), mix(1), mix(2)];
}

/**
 * Whether a pixel lies within two pixels of a border between faces, or between tiles of faces that have so many tiles a side: the largest part
 * of its ray tells the face, the others the place on it.
 */
export function isOnBorder([x, y, z]: Ray, { tiles, pixel }: { tiles: number; pixel: number }): boolean {
  const [largest, second, third] = [Math.abs(x), Math.abs(y), Math.abs(z)].sort((a, b) => b - a) as Ray;
  return [second, third].some((part) => {
    const place = ((part / largest + 1) / 2) * tiles;
    return (Math.abs(place - Math.round(place)) / tiles) * 2 < 2 * pixel;
  });
}
