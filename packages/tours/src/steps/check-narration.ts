import { fail, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { findMedia } from '../media/find-media.ts';

/** A narration is an audio file that is there; none is none. */
export async function checkNarration(ctx: Context, mediaId: string | null | undefined): Promise<void> {
  if (!mediaId) return;
  const media = await findMedia(ctx, mediaId);
  if (media.mediaType !== 'audio') fail(toursErrors.wrong_media, { fields: { narrationMediaId: 'A narration has to be an audio file.' } });
}
