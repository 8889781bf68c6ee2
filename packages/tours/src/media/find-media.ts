import { fail, type Context } from '@belvedere/kernel';
import { holdMedia, type Media } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';

/** A media file that may be used. It can't be removed before this transaction has ended. */
export async function findMedia(ctx: Context, id: string): Promise<Media> {
  return (await holdMedia(ctx, id)) ?? fail(toursErrors.media_not_found);
}
