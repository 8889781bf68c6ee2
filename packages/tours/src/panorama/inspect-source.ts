import { open } from 'node:fs/promises';
import { fail } from '@belvedere/kernel/core';
import type { Metadata } from 'sharp';
import { openPicture } from './open-picture.ts';
import { panoramaErrors } from './errors.ts';

export type SourceFormat = 'jpeg' | 'png' | 'webp' | 'avif';

export interface Source {
  format: SourceFormat;
  width: number;
  height: number;
}

const MIN_WIDTH = 512;
/** Pictures that can only be decoded as a whole, in pixels; the others are read row by row. */
const MAX_WHOLE_PIXELS = 16384 * 8192;
const MAX_WIDTH = 32768;
const MAX_HEIGHT = 16384;

/** Reads the header of a picture; fails unless it is one that {@link tilePanorama} takes. */
export async function inspectSource(path: string): Promise<Source> {
  const format = sniffFormat(await readStart(path)) ?? fail(panoramaErrors.panorama_not_a_picture);
  const { width, height, pages, orientation, isProgressive } = await readHeader(path);

  if ((pages ?? 1) > 1) fail(panoramaErrors.panorama_animated);
  const data = { width, height };
  if (width > MAX_WIDTH || height > MAX_HEIGHT) fail(panoramaErrors.panorama_too_large, { data });
  if (Math.abs(width / (2 * height) - 1) > 0.01) fail(panoramaErrors.panorama_not_two_to_one, { data });
  if (width < MIN_WIDTH) fail(panoramaErrors.panorama_too_small, { data });
  // Turning a picture needs all of it in memory; cameras write panoramas upright.
  if ((orientation ?? 1) !== 1) fail(panoramaErrors.panorama_rotated);
  const whole = isProgressive || format === 'webp' || format === 'avif';
  if (whole && width * height > MAX_WHOLE_PIXELS) fail(panoramaErrors.panorama_needs_whole_memory, { data });
  return { format, width, height };
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
