import { fail, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findMedia } from '../media/find-media.ts';

export async function checkPlanPicture(ctx: Context, mediaId: string): Promise<void> {
  const media = await findMedia(ctx, mediaId);
  if (media.mediaType !== 'image') fail(toursErrors.wrong_media, { fields: { mediaId: 'A floor plan has to be a picture.' } });
}
