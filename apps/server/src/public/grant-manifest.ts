import type { TourManifest } from '@belvedere/manifest';
import { manifestBelow } from '@belvedere/tours';
import { grantPrefix } from './visitor.ts';

/** The document of a closed tour for one visitor: everything in it is loaded by the grant that stands in its addresses. */
export function grantManifest(manifest: TourManifest, grant: string): TourManifest {
  return manifestBelow(manifest, grantPrefix(grant));
}
