import { open } from 'node:fs/promises';
import { fail } from '@belvedere/kernel/core';
import type { Metadata } from 'sharp';
import { openPicture } from './open-picture.ts';
import { panoramaErrors } from './errors.ts';

export type SourceFormat = 'jpeg' | 'png' | 'webp' | 'avif';

/** A rectangle of the picture, in its pixels. */
export interface SourcePart {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a picture that is part of a sphere lies in the whole, in pixels of the whole. */
export interface SpherePlace extends SourcePart {
  fullWidth: number;
  fullHeight: number;
}

export interface SourceShape {
  /** One eye of a picture that holds both: the left one is above, or left. */
  eye?: { mode: 'top-bottom' | 'left-right'; side: 'left' | 'right' } | undefined;
  /** The picture shows a part of the sphere; the rest stays black. Not together with `eye`. */
  place?: SpherePlace | undefined;
}

export interface Source {
  format: SourceFormat;
  /** Of the whole sphere. */
  width: number;
  height: number;
  /** What of the picture is read; without it all. */
  part?: SourcePart;
  /** Where that is put. */
  place?: SpherePlace;
}

const MIN_WIDTH = 512;
/** Pictures that can only be decoded as a whole, in pixels; the others are read row by row. */
const MAX_WHOLE_PIXELS = 16384 * 8192;
export const MAX_WIDTH = 32768;
export const MAX_HEIGHT = 16384;

/** Reads the header of a picture; fails unless it is one that {@link tilePanorama} takes. */
export async function inspectSource(path: string, shape: SourceShape = {}): Promise<Source> {
  const format = sniffFormat(await readStart(path)) ?? fail(panoramaErrors.panorama_not_a_picture);
  const picture = await readHeader(path);
  const { pages, orientation, isProgressive } = picture;

  if ((pages ?? 1) > 1) fail(panoramaErrors.panorama_animated);
  const sphere = sphereOf(picture, shape);
  const { width, height } = sphere;
  const data = { width: picture.width, height: picture.height };
  if (width > MAX_WIDTH || height > MAX_HEIGHT) fail(panoramaErrors.panorama_too_large, { data });
  // Eyes are often squeezed, so that two of them fit where one did.
  const ratios = shape.eye ? [2, shape.eye.mode === 'top-bottom' ? 4 : 1] : [2];
  if (!ratios.some((ratio) => Math.abs(width / (ratio * height) - 1) <= 0.01)) fail(panoramaErrors.panorama_not_two_to_one, { data });
  if (width < MIN_WIDTH) fail(panoramaErrors.panorama_too_small, { data });
  // Turning a picture needs all of it in memory; cameras write panoramas upright.
  if ((orientation ?? 1) !== 1) fail(panoramaErrors.panorama_rotated);
  const whole = isProgressive || format === 'webp' || format === 'avif';
  if (whole && picture.width * picture.height > MAX_WHOLE_PIXELS) fail(panoramaErrors.panorama_needs_whole_memory, { data });
  return { format, ...sphere };
}

function sphereOf({ width, height }: { width: number; height: number }, { eye, place }: SourceShape): Omit<Source, 'format'> {
  if (eye) {
    const isRight = eye.side === 'right';
    const isAbove = eye.mode === 'top-bottom';
    const size = isAbove ? { width, height: height >> 1 } : { width: width >> 1, height };
    // Of an odd number of rows or columns the middle one belongs to nobody.
    const part = { left: isRight && !isAbove ? width - size.width : 0, top: isRight && isAbove ? height - size.height : 0, ...size };
    return { ...size, part };
  }
  if (!place || (place.fullWidth === width && place.fullHeight === height)) return { width, height };
  // Programs that scale a picture leave its metadata as they were.
  const scale = width / place.width;
  if (Math.abs(height / place.height / scale - 1) > 0.01) fail(panoramaErrors.panorama_misplaced, { data: { width, height } });
  const [fullWidth, fullHeight] = [Math.round(place.fullWidth * scale), Math.round(place.fullHeight * scale)];
  const left = Math.min(Math.round(place.left * scale), fullWidth - width);
  const top = Math.min(Math.round(place.top * scale), fullHeight - height);
  if (left < 0 || top < 0) fail(panoramaErrors.panorama_misplaced, { data: { width, height } });
  return { width: fullWidth, height: fullHeight, place: { left, top, width, height, fullWidth, fullHeight } };
}

async function readHeader(path: string): Promise<Metadata> {
  try {
    return await openPicture(path).metadata();
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes('exceeds pixel limit')) fail(panoramaErrors.panorama_too_large, { cause });
    return fail(panoramaErrors.panorama_damaged, { cause });
  }
}

async function readStart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function sniffFormat(start: Buffer): SourceFormat | undefined {
  const text = (from: number, to: number) => start.toString('latin1', from, to);
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) !== 'ftyp') return undefined;
  // Some writers name `mif1` first and `avif` among the compatible brands.
  const brands = text(8, Math.min(start.length, start.readUInt32BE(0)));
  return brands.includes('avif') ? 'avif' : undefined;
}
