import { toSharp } from './encode-tile.ts';
import type { Pixels } from './pixels.ts';

/** Pixels a side of a face in the preview: a multiple of WebP's 16-pixel blocks, so that faces do not bleed into each other. */
export const PREVIEW_FACE = 32;
const PREVIEW_LIMIT = 6144;

/** What one sees looking straight ahead, 90° from left to right: the middle of the front face, rectilinear as it is. */
export async function facePictures(front: Pixels): Promise<{ thumbnail: Uint8Array; socialImage: Uint8Array }> {
  const [thumbnail, socialImage] = await Promise.all([view(front, 640, 360), view(front, 1200, 630)]);
  return { thumbnail, socialImage };
}

async function view(front: Pixels, width: number, height: number): Promise<Uint8Array> {
  // `cover` keeps the full width and cuts above and below.
  return toSharp(front).resize(width, height, { fit: 'cover', kernel: 'lanczos3' }).jpeg({ quality: 82 }).toBuffer();
}

/** A face for the preview. */
export async function shrinkFace(face: Pixels): Promise<Pixels> {
  const data = await toSharp(face).resize(PREVIEW_FACE, PREVIEW_FACE, { kernel: 'cubic' }).raw().toBuffer();
  return { width: PREVIEW_FACE, height: PREVIEW_FACE, data: Uint8Array.from(data) };
}

/** The strip of six small faces as a data URL. Strong compression is welcome here: stretched over the screen, it should be soft. */
export async function encodePreview(strip: Pixels): Promise<string> {
  for (const quality of [50, 25, 5]) {
    const bytes = await toSharp(strip).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    const url = `data:image/webp;base64,${bytes.toString('base64')}`;
    if (url.length <= PREVIEW_LIMIT) return url;
  }
  throw new Error('The preview of six faces does not fit in 6 kB.');
}
