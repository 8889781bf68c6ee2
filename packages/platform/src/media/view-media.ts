import type { Context } from '@belvedere/kernel';
import { contentIdOf, statusOf, type Media } from './media.ts';
import type { MediaVariant } from './media-path.ts';
import type { MediaView } from './schemas.ts';
import { signMediaUrl } from './sign-media-url.ts';

/** A file as its tenant's people see it. */
export function viewMedia(ctx: Context, media: Media): MediaView {
  const { filePath: _, thumbnailPath, compressedPath, origin: __, contentId: ___, supersededById: ____, ...shown } = media;
  const status = statusOf(media);
  const urlOf = (variant: MediaVariant) => signMediaUrl(ctx.services, { tenantId: ctx.tenantId, mediaId: contentIdOf(media), variant }).url;
  return {
    ...shown,
    status,
    thumbnailUrl: status === 'ready' && thumbnailPath ? urlOf('thumbnail') : null,
    compressedUrl: status === 'ready' && compressedPath ? urlOf('compressed') : null,
  };
}
