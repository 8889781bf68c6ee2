import { inspectImage, safeImage, type ImageSource, type ImageVariant } from '@belvedere/kernel/image';
import { findCubeLayout } from './find-cube-layout.ts';
import { findStereo } from './find-stereo.ts';
import type { FormsCall, NewForms } from './forms.ts';
import { looksLikeLenses } from './looks-like-lenses.ts';
import { refusing } from './refusing.ts';

const COMPRESSED = { format: 'webp', maxWidth: 2560, maxHeight: 2560 } as const;
export const THUMBNAIL = { format: 'webp', maxWidth: 640 } as const;

/** A picture in two smaller sizes, without anything that its camera wrote. */
export async function makeImageForms({ upload, type, media, step }: FormsCall): Promise<NewForms> {
  const info = await step('inspect', 0.3, async () => {
    const found = await refusing(() => inspectImage(upload));
    return [found, `It is ${type.mimeType} of ${found.width} × ${found.height} pixels.`];
  });
  const { width, height, pano, origin } = info;
  const [compressed, thumbnail] = await step('encode', 0.8, async () => {
    const large = await encodeOne(upload, COMPRESSED);
    // Of the smaller picture: the large one is decoded once.
    return [[large, await encodeOne(large, THUMBNAIL)], 'The forms that are shown were made, without the metadata of the original.'];
  });
  const { projection, ...details } = pano;
  // Whatever its proportions, what is said to be two lenses is no two eyes.
  const isFisheye = media.projection === 'dual-fisheye';
  const whole = { width: pano.crop?.fullWidth ?? width, height: pano.crop?.fullHeight ?? height };
  const stereo = isFisheye ? undefined : await findStereo(thumbnail, whole);
  // A sphere that is not twice as wide as high is none; it may be a cube.
  const isSphere = media.projection === 'equirectangular' && (media.stereo ?? 'mono') === 'mono';
  const isLenses = isSphere && (await looksLikeLenses(thumbnail, { width, height }));
  if (isLenses)
    await step('look', 0.85, async () => [
      undefined,
      'It is taken for a sphere, and looks like the circles of two lenses. If it is that, say that its projection is dual-fisheye.',
    ]);
  return {
    type,
    compressed: { content: compressed, extension: 'webp', mimeType: 'image/webp' },
    thumbnail,
    width,
    height,
    projection: projection ?? (stereo && 'equirectangular'),
    stereo,
    cubeLayout: isSphere && !stereo && !pano.crop ? await findCubeLayout(thumbnail, { width, height }) : undefined,
    details: {
      ...(Object.keys(details).length > 0 && { pano: details }),
      ...(isLenses && { looksLike: 'dual-fisheye' as const }),
      shownBytes: compressed.length,
    },
    origin,
  };
}

export async function encodeOne(source: ImageSource, variant: ImageVariant): Promise<Buffer> {
  const [encoded] = await refusing(() => safeImage(source, [variant]));
  if (!encoded) throw new Error('A picture was asked for and not made.');
  return encoded.bytes;
}
