import { fail, type Context } from '@belvedere/kernel';
import type { HotspotContent } from '@belvedere/manifest';
import { toursErrors } from '../errors.ts';
import { findMedia } from '../media/find-media.ts';
import { findScene } from '../scenes/table.ts';
import { mediaOf } from './hotspot.ts';

const KIND_OF_CONTENT: Partial<Record<HotspotContent['type'], string>> = {
  image: 'image',
  gallery: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
};

/** What a hotspot names has to be there: the scene in the same tour, the media of the right kind. */
export async function checkReferences(
  ctx: Context,
  hotspot: { tourId: string; targetSceneId: string | null | undefined; content: HotspotContent | undefined },
): Promise<void> {
  if (hotspot.targetSceneId) {
    const target = await findScene(ctx, hotspot.targetSceneId);
    if (target.tourId !== hotspot.tourId) fail(toursErrors.target_elsewhere);
  }
  if (!hotspot.content) return;
  const wanted = KIND_OF_CONTENT[hotspot.content.type];
  for (const [index, mediaId] of mediaOf(hotspot.content).entries()) {
    const media = await findMedia(ctx, mediaId);
    // The second file of a video is its captions, whatever their kind.
    const isCaptions = hotspot.content.type === 'video' && index === 1;
    if (!isCaptions && media.mediaType !== wanted)
      fail(toursErrors.wrong_media, { fields: { content: `${media.originalName} is not of the kind "${wanted}".` } });
  }
}
