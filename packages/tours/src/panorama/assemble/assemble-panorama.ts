import { writeSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError, fail } from '@belvedere/kernel/core';
import { FACES, type Face } from '@belvedere/manifest';
import { panoramaErrors } from '../errors.ts';
import { toSharp } from '../encode-tile.ts';
import { openPicture } from '../open-picture.ts';
import { blankPixels, paste, type Pixels } from '../pixels.ts';
import { facesIn } from './faces-in.ts';
import { faceToSphere } from './face-to-sphere.ts';
import { pngOfRows } from './png-of-rows.ts';
import { rawOf } from './raw-of.ts';
import { sphereOfLenses } from './sphere-of-lenses.ts';

/** Pictures on this machine that make one panorama. */
export type PanoramaParts =
  | { kind: 'cube'; faces: Readonly<Record<Face, string>> }
  /** Paths by face, row and column. */
  | { kind: 'tiles'; size: number; tileSize: number; tiles: Readonly<Record<Face, readonly (readonly string[])[]>> }
  /** One picture with all six, row by row: a letter for a face, a capital for one that is turned by half, a point for nothing. */
  | { kind: 'cube-picture'; path: string; grid: readonly string[] }
  /** The circles of two lenses side by side, and how many degrees each of them spans. */
  | { kind: 'dual-fisheye'; path: string; fov: number }
  /** A picture of a part of the sphere: degrees from side to side and from top to bottom, and the pitch of its middle. */
  | { kind: 'part'; path: string; across: number; down: number; centrePitch: number };

export interface AssembleOptions {
  parts: PanoramaParts;
  /** Where the picture goes, and what is needed on the way: a folder of the caller's. */
  folder: string;
  name: string;
  signal?: AbortSignal | undefined;
}

/** Pixels a side of the largest face: its sphere is as wide as the tiler takes whole. */
const MAX_FACE = 4096;
/** Tiles of more are not pasted together, as a face is held in memory. */
export const MAX_ASSEMBLED_FACE = 8192;
const MAX_PART = 16_384;
const QUALITY = 95;
const ROWS_A_TURN = 32;

/**
 * Makes an equirectangular picture of cube faces, of cube tiles, of a part of a sphere or of what two lenses saw. One face or lens is in memory at a
 * time; the sphere grows in a file. @returns where it lies: a JPEG, of lenses a PNG without compression, as nobody keeps that.
 */
export async function assemblePanorama(options: AssembleOptions): Promise<string> {
  const { parts, folder, name } = options;
  const target = join(folder, `${name}.${parts.kind === 'dual-fisheye' ? 'png' : 'jpg'}`);
  try {
    if (parts.kind === 'part') await completeSphere(parts, target);
    else if (parts.kind === 'dual-fisheye')
      await withRows(options, async (rows) => {
        const width = await sphereOfLenses(parts, rows, options.signal);
        await pngOfRows(rows, { width, height: width / 2 }, target);
      });
    else await sphereOfFaces(await readerOf(parts), target, options);
  } catch (cause) {
    if (cause instanceof AppError || options.signal?.aborted || !(cause instanceof Error) || 'syscall' in cause) throw cause;
    fail(panoramaErrors.panorama_damaged, { cause });
  }
  return target;
}

/** A file for the rows of a sphere, while it is needed. */
async function withRows({ folder, name }: AssembleOptions, work: (rows: FileHandle) => Promise<void>): Promise<void> {
  const path = join(folder, `${name}.rows`);
  try {
    await using rows = await open(path, 'w+');
    await work(rows);
  } finally {
    await rm(path, { force: true });
  }
}

async function readerOf(parts: Exclude<PanoramaParts, { kind: 'part' | 'dual-fisheye' }>): Promise<(face: Face) => Promise<Pixels>> {
  if (parts.kind === 'cube') return (face) => readPicture(parts.faces[face]);
  return parts.kind === 'tiles' ? (face) => pasteTiles(parts, face) : facesIn(parts);
}

async function sphereOfFaces(read: (face: Face) => Promise<Pixels>, target: string, options: AssembleOptions): Promise<void> {
  const { folder, name, signal } = options;
  const png = join(folder, `${name}.png`);
  try {
    await withRows(options, async (file) => {
      let width = 0;
      for (const face of FACES) {
        const picture = await fitted(await read(face), width === 0 ? MAX_FACE : width / 4);
        // The first face says how large the sphere is: as many pixels around as four faces have.
        if (width === 0) width = picture.width * 4;
        let turn = 0;
        for (const run of faceToSphere(face, picture, width)) {
          // To the page cache, at once: waiting for each of thousands of rows costs more than all of the rest.
          writeSync(file.fd, run.bytes, 0, run.bytes.length, (run.row * width + run.column) * 3);
          if (++turn % ROWS_A_TURN !== 0) continue;
          signal?.throwIfAborted();
          await nextTurn();
        }
      }
      await pngOfRows(file, { width, height: width / 2 }, png);
    });
    await openPicture(png).jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toFile(target);
  } finally {
    await rm(png, { force: true });
  }
}

/** A square face of a multiple of 8 pixels, at most so large; of the very size once the first face has settled it. */
async function fitted(picture: Pixels, size: number): Promise<Pixels> {
  const wanted = size === MAX_FACE ? Math.max(128, Math.min(MAX_FACE, Math.ceil(picture.width / 8) * 8)) : size;
  if (picture.width === wanted && picture.height === wanted) return picture;
  return rawOf(toSharp(picture).resize(wanted, wanted, { fit: 'fill' }));
}

async function readPicture(path: string): Promise<Pixels> {
  return rawOf(openPicture(path));
}

async function pasteTiles({ size, tileSize, tiles }: Extract<PanoramaParts, { kind: 'tiles' }>, face: Face): Promise<Pixels> {
  if (size > MAX_ASSEMBLED_FACE) fail(panoramaErrors.panorama_too_large);
  const whole = blankPixels(size, size);
  for (const [y, row] of tiles[face].entries()) {
    for (const [x, path] of row.entries()) {
      const [left, top] = [x * tileSize, y * tileSize];
      const room = { width: Math.min(tileSize, size - left), height: Math.min(tileSize, size - top) };
      const tile = await readPicture(path);
      // Some tools write the last tile of a row as large as the others.
      const fits = tile.width === room.width && tile.height === room.height;
      const piece = fits
        ? tile
        : await rawOf(
            toSharp(tile).resize(room.width, room.height, { fit: tile.width > room.width ? 'cover' : 'fill', position: 'left top' }),
          );
      paste(whole, piece, { left, top });
    }
  }
  return whole;
}

/** Puts a picture of a part of the sphere on a black one, where it belongs. */
async function completeSphere(
  { path, across, down, centrePitch }: Extract<PanoramaParts, { kind: 'part' }>,
  target: string,
): Promise<void> {
  const { width: given } = await openPicture(path).metadata();
  const width = Math.min(MAX_PART, Math.round((given * 360) / across / 8) * 8);
  const height = width / 2;
  const shown = { width: Math.min(width, Math.round((width * across) / 360)), height: Math.min(height, Math.round((height * down) / 180)) };
  const left = Math.floor((width - shown.width) / 2);
  const middle = height * (0.5 - centrePitch / 180);
  const top = Math.min(height - shown.height, Math.max(0, Math.round(middle - shown.height / 2)));
  await openPicture(path)
    .flatten({ background: '#000' })
    .toColourspace('srgb')
    .resize(shown.width, shown.height, { fit: 'fill' })
    .extend({ left, right: width - shown.width - left, top, bottom: height - shown.height - top, background: '#000' })
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .toFile(target);
}
