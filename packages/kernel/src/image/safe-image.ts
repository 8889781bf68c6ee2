import { fail } from '../core/index.ts';
import { createSemaphore } from '../limits/create-semaphore.ts';
import { imageErrors } from './errors.ts';
import { readExif, type PictureOrigin } from './read-exif.ts';
import { readPano, type PanoInfo } from './read-pano.ts';
import { namingImageErrors, openImage, type ImageLimits, type ImageSource } from './open-image.ts';

export interface ImageInfo {
  readonly format: 'jpeg' | 'png' | 'webp' | 'avif';
  /** As it is to be seen, after the camera's orientation. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** What its XMP says of a panorama. */
  readonly pano: PanoInfo;
  /** What its Exif says of camera, time and place: nothing for visitors. */
  readonly origin: PictureOrigin;
}

export interface ImageVariant {
  readonly format: 'webp' | 'jpeg';
  /** The picture is made to fit; never enlarged. Without both it keeps its size. */
  readonly maxWidth?: number;
  readonly maxHeight?: number;
  /** Cut to a square of so many pixels around its middle, enlarged where it has to be; instead of a size to fit in. */
  readonly square?: number;
  /** 1 to 100; 82 by default. */
  readonly quality?: number;
}

export interface EncodedImage {
  readonly format: ImageVariant['format'];
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

const decoding = createSemaphore({ concurrency: 2, queue: 200 });
const XMP_BYTES = 64 * 1024;
/** Of pictures that can only be decoded as a whole: a progressive JPEG of the size that is else allowed would take more than a gigabyte. */
const WHOLE_PIXELS = 16_384 * 8_192;
// What the formats themselves can hold.
const LONGEST_SIDE = { webp: 16_383, jpeg: 65_535 } as const;

/** What a picture says of itself. Only the header is read: the pixels may still turn out to be broken. */
export async function inspectImage(source: ImageSource, limits?: ImageLimits): Promise<ImageInfo> {
  const image = await openImage(source, limits);
  const { format, width, height, autoOrient, hasAlpha, xmp, exif, isProgressive } = await namingImageErrors(() => image.metadata());
  const isWhole = isProgressive || format === 'webp' || format === 'heif';
  if (isWhole && width * height > WHOLE_PIXELS) fail(imageErrors.too_large);
  return {
    format: format === 'heif' ? 'avif' : (format as ImageInfo['format']),
    width: autoOrient.width || width,
    height: autoOrient.height || height,
    hasAlpha,
    pano: readPano(xmp && xmp.length <= XMP_BYTES ? xmp.toString('utf8') : undefined),
    origin: readExif(exif),
  };
}

/**
 * Decodes a picture whole and writes it anew in each form asked for: upright, in sRGB, without a single byte of the original, its
 * metadata or its position (E7, E8). Two run at a time in one process; answers `common.unavailable` when too many wait.
 */
export async function safeImage(source: ImageSource, variants: readonly ImageVariant[], limits?: ImageLimits): Promise<EncodedImage[]> {
  return decoding.run(async () => {
    const encoded: EncodedImage[] = [];
    for (const variant of variants) encoded.push(await encode(source, variant, limits));
    return encoded;
  });
}

async function encode(
  source: ImageSource,
  { format, maxWidth, maxHeight, square, quality = 82 }: ImageVariant,
  limits?: ImageLimits,
): Promise<EncodedImage> {
  const longest = LONGEST_SIDE[format];
  const resize = { width: Math.min(maxWidth ?? longest, longest), height: Math.min(maxHeight ?? longest, longest) };
  const image = await openImage(source, limits);
  const wanted =
    square === undefined
      ? ({ ...resize, fit: 'inside', withoutEnlargement: true } as const)
      : ({ width: square, height: square, fit: 'cover' } as const);
  const upright = image.autoOrient().resize(wanted);
  const written = format === 'webp' ? upright.webp({ quality }) : upright.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg: true });
  const { data, info } = await namingImageErrors(() => written.toBuffer({ resolveWithObject: true }));
  return { format, mimeType: `image/${format}`, width: info.width, height: info.height, bytes: data };
}
