import sharp, { type Sharp } from 'sharp';

const LOADERS = ['Jpeg', 'Png', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}File`);
const MAX_PIXELS = 32768 * 16384;

// Whatever else libvips can read (SVG, PDF, TIFF …) stays unreachable in the whole process.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`) });

// libvips caches by path what it loaded: a second picture at the same path would come out as the first.
sharp.cache(false);

/** A picture from outside, to be read from top to bottom. Damage is an error; metadata is not kept. */
export function openPicture(path: string): Sharp {
  // Another module of the process may have blocked them since.
  sharp.unblock({ operation: LOADERS });
  return sharp(path, { limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn: 'warning', pages: 1 });
}
