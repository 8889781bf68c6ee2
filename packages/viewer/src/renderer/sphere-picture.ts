import type { Sphere } from './sphere-renderer.ts';

/** The left eye's picture, or the whole one. */
export function eyeOf(stereo: 'top-bottom' | 'left-right' | undefined): Sphere['eye'] {
  return [0, 0, stereo === 'left-right' ? 0.5 : 1, stereo === 'top-bottom' ? 0.5 : 1];
}

/** The right eye's picture, of the left one's. */
export function rightOf([, , width, height]: Sphere['eye']): Sphere['eye'] {
  return [width % 1, height % 1, width, height];
}

/** A picture as the graphics card takes it: no larger than it can, off the page's own thread. */
export async function toBitmap(image: HTMLImageElement, limit: number): Promise<ImageBitmap> {
  await image.decode();
  const scale = Math.min(1, limit / Math.max(image.naturalWidth, image.naturalHeight));
  if (scale === 1) return createImageBitmap(image);
  return createImageBitmap(image, { resizeWidth: Math.floor(image.naturalWidth * scale), resizeQuality: 'high' });
}
