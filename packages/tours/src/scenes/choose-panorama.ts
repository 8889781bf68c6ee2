import { fail, type Context } from '@belvedere/kernel';
import type { Media } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import { panoramaWanted } from '../facts.ts';
import { claimPanorama } from '../panoramas/table.ts';
import { findMedia } from '../media/find-media.ts';
import { sourceFault } from './sphere-source.ts';

/** Checks the picture or film that a scene wants as its panorama and asks for its tiles, if nobody has yet. @returns the file. */
export async function choosePanorama(ctx: Context, mediaId: string): Promise<Media> {
  const media = await findMedia(ctx, mediaId);
  const isPicture = media.mediaType === 'image';
  if (!isPicture && media.mediaType !== 'video')
    fail(toursErrors.wrong_media, { fields: { panoramaMediaId: 'A panorama has to be a picture or a 360° film.' } });
  const fault = isPicture ? undefined : sourceFault(media);
  if (fault) fail(toursErrors.source_unfit, { fields: { panoramaMediaId: fault.text } });
  const isNew = await claimPanorama(ctx, mediaId);
  if (isNew) await ctx.emit(panoramaWanted, { aggregateId: mediaId, payload: { mediaId } });
  return media;
}
