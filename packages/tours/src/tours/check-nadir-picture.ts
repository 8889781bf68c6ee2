import { fail, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findMedia } from '../media/find-media.ts';

export async function checkNadirPicture(ctx: Context, mediaId: string | null | undefined): Promise<void> {
  if (!mediaId) return;
  const media = await findMedia(ctx, mediaId);
  if (media.mediaType !== 'image') fail(toursErrors.wrong_media, { fields: { nadirMediaId: 'A nadir patch has to be a picture.' } });
}
