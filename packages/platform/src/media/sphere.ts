import { fail } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import type { Media } from './media.ts';

type Said = Partial<Pick<Media, 'projection' | 'stereo' | 'cubeLayout'>>;

/** What somebody says of a file, with what follows from it: faces of a cube make a cubemap, and another projection has none. */
export function withCube<T extends Said>(said: T): T & Said {
  if (said.cubeLayout && said.projection === undefined) return { ...said, projection: 'cubemap' };
  const isOther = said.projection !== undefined && said.projection !== 'cubemap' && said.cubeLayout === undefined;
  return isOther ? { ...said, cubeLayout: null } : said;
}

/** What is said of a file has to hold together, and to be said of a file that one sees. */
export function checkSphere({ mediaType, projection, stereo, cubeLayout }: Said & Pick<Media, 'mediaType'>): void {
  const isSeen = mediaType === 'image' || mediaType === 'video';
  if (!isSeen && (projection || stereo || cubeLayout)) fail(mediaErrors.not_a_sphere);
  if (!cubeLayout) return;
  if (mediaType !== 'image' || projection !== 'cubemap' || (stereo && stereo !== 'mono')) fail(mediaErrors.not_a_cube);
}
