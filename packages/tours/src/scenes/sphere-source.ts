import type { MediaFileModel } from '@belvedere/db';
import type { ManifestScene } from '@belvedere/manifest';
import type { MediaDetails } from '@belvedere/platform';

/** What of a media file tells whether it shows a sphere. */
export type SphereFile = Pick<MediaFileModel, 'mediaType' | 'status' | 'projection' | 'stereo' | 'width' | 'height'> & { details: unknown };

/** Pixels are whole, so that no proportion is kept to the last digit. */
const SLACK = 0.01;

/** In words that say what to do, and by the key of what the linter says of it. */
export interface SourceFault {
  key: 'source_no_picture' | 'source_unsaid' | 'source_projected' | 'source_proportions';
  text: string;
}

/**
 * Why a file can't be shown as a whole scene; undefined when it can. Of one that is still being processed only what
 * is known already counts: the linter asks again.
 */
export function sourceFault(file: SphereFile): SourceFault | undefined {
  const { mediaType, status, projection, width, height } = file;
  if (mediaType !== 'image' && mediaType !== 'video')
    return { key: 'source_no_picture', text: 'A scene is shown as a picture or a film. Choose one.' };
  const isKnown = status === 'ready';
  if (isKnown || projection !== null) {
    if (projection === null)
      return {
        key: 'source_unsaid',
        text: 'Nobody has said that it is a sphere. Say in the media library that its projection is equirectangular.',
      };
    if (projection !== 'equirectangular')
      return { key: 'source_projected', text: `Its projection is ${projection}. Export it as equirectangular.` };
  }
  if (!isKnown) return undefined;
  if (width === null || height === null || !hasProportions(file, width / height))
    return {
      key: 'source_proportions',
      text: 'It is not twice as wide as it is high for each eye. Export the whole sphere, and say in the media library where the eyes are.',
    };
  return undefined;
}

function hasProportions({ stereo, details }: SphereFile, ratio: number): boolean {
  // Eyes are often squeezed, so that two of them fit where one did.
  if (stereo === 'top-bottom') return isNear(ratio, 1) || isNear(ratio, 2);
  if (stereo === 'left-right') return isNear(ratio, 4) || isNear(ratio, 2);
  const crop = cropOf(details);
  return crop ? isNear(crop.fullWidth / crop.fullHeight, 2) && isNear(ratio, crop.width / crop.height) : isNear(ratio, 2);
}

const isNear = (ratio: number, wanted: number): boolean => Math.abs(ratio / wanted - 1) <= SLACK;

/** What of the sphere a file shows, by its own metadata; undefined for all of it. */
export function sourcePart({ stereo, details }: Pick<SphereFile, 'stereo' | 'details'>): NonNullable<ManifestScene['source']>['part'] {
  const crop = (stereo ?? 'mono') === 'mono' ? cropOf(details) : undefined;
  if (!crop || (crop.width === crop.fullWidth && crop.height === crop.fullHeight)) return undefined;
  const { left, top, width, height, fullWidth, fullHeight } = crop;
  return { left: left / fullWidth, top: top / fullHeight, width: width / fullWidth, height: height / fullHeight };
}

/** A crop of no pixels is none. */
function cropOf(details: unknown): NonNullable<MediaDetails['pano']>['crop'] {
  const crop = (details as MediaDetails).pano?.crop;
  return crop && crop.width > 0 && crop.height > 0 ? crop : undefined;
}
