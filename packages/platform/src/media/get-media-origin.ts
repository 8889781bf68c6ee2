import { fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import type { MediaOrigin } from './details.ts';
import type { MediaIdInput } from './schemas.ts';
import { findMedia } from './table.ts';

/** What the camera wrote into a file: time, camera, position. */
export async function getMediaOrigin({ ctx, input }: Call<MediaIdInput>): Promise<MediaOrigin> {
  const media = await findMedia(ctx, input.id);
  if (media.deletedAt) fail(mediaErrors.not_found);
  return media.origin;
}
