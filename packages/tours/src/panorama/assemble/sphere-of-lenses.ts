import { readSync, writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inspectSource } from '../inspect-source.ts';
import { openPicture } from '../open-picture.ts';
import type { Pixels } from '../pixels.ts';
import { fisheyeToSphere, type LensRow } from './fisheye-to-sphere.ts';
import { rawOf } from './raw-of.ts';

/** Pixels around the largest sphere that is made of two lenses: one of them is in memory, 200 MB. */
const MAX_WIDTH = 16_384;
const ROWS_A_TURN = 32;

interface Lenses {
  path: string;
  fov: number;
}

/**
 * Writes the sphere that two lenses saw, as RGB rows: as wide as their picture, in which the right circle looks ahead and the left one back, as ffmpeg
 * (`v360`, `dfisheye`) has them. @returns its width.
 */
export async function sphereOfLenses({ path, fov }: Lenses, rows: FileHandle, signal: AbortSignal | undefined): Promise<number> {
  // The same limits as for a sphere: what it says of proportions, formats and memory holds here too.
  const { width: given, height } = await inspectSource(path);
  const width = Math.min(MAX_WIDTH, Math.floor(given / 8) * 8);
  for (const looks of ['ahead', 'back'] as const) {
    const picture = await lensIn(path, { left: looks === 'ahead' ? given - (given >> 1) : 0, width: given >> 1, height }, width / 2);
    for (const lens of fisheyeToSphere({ picture, looks, fov }, width)) {
      const line = looks === 'ahead' ? lens.bytes : mixed(rows, lens);
      writeSync(rows.fd, line, 0, line.length, lens.row * line.length);
      if ((lens.row + 1) % ROWS_A_TURN !== 0) continue;
      signal?.throwIfAborted();
      await nextTurn();
    }
  }
  return width;
}

/** Makes a row of the other lens, which lies there, one of both. */
function mixed(rows: FileHandle, { row, bytes, shares }: LensRow): Uint8Array {
  const line = new Uint8Array(bytes.length);
  readSync(rows.fd, line, 0, line.length, row * line.length);
  for (const [column, share] of shares.entries()) {
    if (share === 0) continue;
    for (let at = column * 3; at < column * 3 + 3; at++) line[at] = Math.round(line[at]! * (1 - share) + bytes[at]! * share);
  }
  return line;
}

async function lensIn(path: string, area: { left: number; width: number; height: number }, side: number): Promise<Pixels> {
  const lens = openPicture(path).extract({ top: 0, ...area });
  return rawOf(area.width > side ? lens.resize(side, side, { fit: 'fill' }) : lens);
}
