import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '@belvedere/kernel/core';
import type { Sharp } from 'sharp';
import { panoramaErrors } from './errors.ts';
import type { Source } from './inspect-source.ts';
import { openPicture } from './open-picture.ts';

/** A picture as plain sRGB bytes in a file that has no name any more: it goes when the handle is closed or the process ends. */
export interface DecodedSource {
  file: FileHandle;
  /** Where the first row starts. */
  offset: number;
  width: number;
  height: number;
}

const TIMEOUT_SECONDS = 60;
// libvips' own format: a header of 64 bytes, then the rows. It is the one that sharp writes row by row without compression.
const HEADER_BYTES = 64;

/**
 * Decodes a picture to a temporary file of width × height × 3 bytes, row by row, so that memory stays small whatever its size.
 * The page cache makes reading it back as quick as memory while there is room.
 */
export async function decodeSource(path: string, source: Source): Promise<DecodedSource> {
  const { width, height } = source;
  const folder = await mkdtemp(join(tmpdir(), `belvedere-panorama-${process.pid}-`));
  try {
    const target = join(folder, 'decoded.v');
    await decode(path, target, source);
    const file = await open(target);
    if (await hasRgbHeader(file, { width, height })) return { file, offset: HEADER_BYTES, width, height };
    await file.close();
    return fail(panoramaErrors.panorama_damaged);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function decode(path: string, target: string, source: Source): Promise<void> {
  try {
    await sphereIn(openPicture(path), source)
      .flatten({ background: '#000' })
      .toColourspace('srgb')
      .timeout({ seconds: TIMEOUT_SECONDS })
      .toFile(target);
  } catch (cause) {
    if (!(cause instanceof Error) || /\bwrite\b|no space/i.test(cause.message)) throw cause;
    if (cause.message.includes('timeout')) fail(panoramaErrors.panorama_too_slow, { cause });
    fail(panoramaErrors.panorama_damaged, { cause });
  }
}

/** The part of a picture that is wanted, in its place in the sphere. Both are done row by row, like the decoding. */
function sphereIn(picture: Sharp, { part, place }: Source): Sharp {
  if (part) return picture.extract(part);
  if (!place) return picture;
  const { left, top, width, height, fullWidth, fullHeight } = place;
  return picture.extend({ left, top, right: fullWidth - left - width, bottom: fullHeight - top - height, background: '#000' });
}

async function hasRgbHeader(file: FileHandle, { width, height }: { width: number; height: number }): Promise<boolean> {
  const header = new Int32Array(HEADER_BYTES / 4);
  await file.read(header, 0, HEADER_BYTES, 0);
  const [, columns, rows, bands, , format, coding] = header;
  return columns === width && rows === height && bands === 3 && format === 0 && coding === 0;
}
