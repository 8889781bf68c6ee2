// The kernel's gate: for the whole process it leaves no loader open but those of JPEG, PNG, WebP and AVIF (E8). A second gate here
// would close what the first has opened.
import '@belvedere/kernel/image';
import sharp, { type Sharp } from 'sharp';

const MAX_PIXELS = 32768 * 16384;

/** A picture from outside, to be read from top to bottom. Damage is an error; metadata is not kept. */
export function openPicture(path: string): Sharp {
  return sharp(path, { limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn: 'warning', pages: 1 });
}
