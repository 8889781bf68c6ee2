import type { TourManifest } from '@belvedere/manifest';
import { grantPrefix } from './visitor.ts';

/** The document of a closed tour for one visitor: everything in it is loaded by the grant that stands in its addresses. */
export function grantManifest(manifest: TourManifest, grant: string): TourManifest {
  const below = (path: string) => (path.startsWith('/') ? grantPrefix(grant) + path : path);
  const { roots, thumbnail, socialImage } = manifest;
  return {
    ...manifest,
    thumbnail: thumbnail && below(thumbnail),
    socialImage: socialImage && below(socialImage),
    roots: { tiles: below(roots.tiles), media: below(roots.media) },
  };
}
