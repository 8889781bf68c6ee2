import { fail, type Context } from '@belvedere/kernel';
import type { Media } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import { panoramaWanted } from '../facts.ts';
import { claimPanorama } from '../panoramas/table.ts';
import { findMedia } from '../media/find-media.ts';

/** Checks the media file that a scene wants as its panorama and asks for its tiles, if nobody has yet. @returns the file. */
export async function choosePanorama(ctx: Context, mediaId: string): Promise<Media> {
  const media = await findMedia(ctx, mediaId);
  if (media.mediaType !== 'image') fail(toursErrors.wrong_media, { fields: { panoramaMediaId: 'A panorama has to be an image.' } });
  const isNew = await claimPanorama(ctx, mediaId);
  if (isNew) await ctx.emit(panoramaWanted, { aggregateId: mediaId, payload: { mediaId } });
  return media;
}
