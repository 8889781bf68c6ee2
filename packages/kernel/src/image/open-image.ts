import { open } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { fail } from '../core/index.ts';
import { imageErrors } from './errors.ts';
import { SNIFF_BYTES, sniffMedia } from './sniff-media.ts';

// libvips reads SVG, TIFF, PDF and more by default. What is not unblocked here can't be reached, whatever the bytes pretend (E8).
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif'].flatMap((format) => [`VipsForeignLoad${format}Buffer`, `VipsForeignLoad${format}File`]),
});
sharp.cache(false);

/** Bytes, or a file that we wrote ourselves. */
export type ImageSource = Uint8Array | { readonly path: string };

export interface ImageLimits {
  /** Width × height. 32,768 × 16,384 by default. */
  readonly maxPixels?: number;
  /** For each step. 60 by default. */
  readonly timeoutSeconds?: number;
}

const PANORAMA_PIXELS = 32_768 * 16_384;

/**
 * The only way to a decoder. The result is lazy: nothing but the first bytes has been read. It is for work on pixels; wrap what awaits it
 * in `namingImageErrors`. Metadata are not carried into what is written, so that neither position nor camera leak.
 */
export async function openImage(
  source: ImageSource,
  { maxPixels = PANORAMA_PIXELS, timeoutSeconds = 60 }: ImageLimits = {},
): Promise<Sharp> {
  const type = sniffMedia(source instanceof Uint8Array ? source : await firstBytes(source.path));
  if (type?.kind !== 'image') fail(imageErrors.unsupported);
  const options = { limitInputPixels: maxPixels, limitInputChannels: 5, sequentialRead: true, failOn: 'error', pages: 1 } as const;
  return sharp(source instanceof Uint8Array ? source : source.path, options).timeout({ seconds: timeoutSeconds });
}

/** Gives the failures of the decoder their names. */
export async function namingImageErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof Error) || 'code' in cause) throw cause;
    if (/pixel limit|channel limit|too large/i.test(cause.message)) return fail(imageErrors.too_large, { cause });
    if (/timeout/i.test(cause.message)) return fail(imageErrors.timed_out, { cause });
    return fail(/unsupported image format/i.test(cause.message) ? imageErrors.unsupported : imageErrors.broken, { cause });
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}
