import { fail, type Call } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { contentIdOf, statusOf } from './media.ts';
import type { DownloadView, MediaIdInput } from './schemas.ts';
import { signMediaUrl } from './sign-media-url.ts';
import { findMedia } from './table.ts';

/** Where the original can be fetched for a while. Only its own people get it: it tells what the camera wrote into it. */
export async function downloadMedia({ ctx, input }: Call<MediaIdInput>): Promise<DownloadView> {
  const media = await findMedia(ctx, input.id);
  if (media.deletedAt) fail(mediaErrors.not_found);
  if (statusOf(media) !== 'ready') fail(mediaErrors.not_ready);
  return signMediaUrl(ctx.services, { tenantId: ctx.tenantId, mediaId: contentIdOf(media), variant: 'original' });
}
