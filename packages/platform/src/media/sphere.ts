import { fail } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import type { Media, MediaProjection } from './media.ts';

type Said = Partial<Pick<Media, 'projection' | 'stereo' | 'cubeLayout' | 'lensFov'>>;

/** What somebody says of a file, with what follows from it: faces of a cube make a cubemap, lenses a dual fisheye, and other projections have none. */
export function withLayout<T extends Said>(said: T): T & Said {
  const projection = said.projection === undefined ? impliedBy(said) : said.projection;
  if (projection === undefined) return said;
  const hasNo = (part: 'cubeLayout' | 'lensFov', owner: MediaProjection) => projection !== owner && said[part] === undefined;
  return {
    ...said,
    projection,
    ...(hasNo('cubeLayout', 'cubemap') && { cubeLayout: null }),
    ...(hasNo('lensFov', 'dual-fisheye') && { lensFov: null }),
  };
}

function impliedBy({ cubeLayout, lensFov }: Said): MediaProjection | undefined {
  if (cubeLayout) return 'cubemap';
  return lensFov ? 'dual-fisheye' : undefined;
}

/** What is said of a file has to hold together, and to be said of a file that one sees. */
export function checkSphere({ mediaType, projection, stereo, cubeLayout, lensFov }: Said & Pick<Media, 'mediaType'>): void {
  const isSeen = mediaType === 'image' || mediaType === 'video';
  if (!isSeen && (projection || stereo || cubeLayout || lensFov)) fail(mediaErrors.not_a_sphere);
  const isPictureForOne = mediaType === 'image' && (stereo ?? 'mono') === 'mono';
  if (cubeLayout && (!isPictureForOne || projection !== 'cubemap')) fail(mediaErrors.not_a_cube);
  const isFisheye = projection === 'dual-fisheye';
  if ((isFisheye && !isPictureForOne) || (lensFov && !isFisheye)) fail(mediaErrors.not_a_fisheye);
}
