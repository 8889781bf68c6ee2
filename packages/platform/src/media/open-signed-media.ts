import { fail, type Services } from '@belvedere/kernel';
import { isSignedUrl } from '@belvedere/kernel/crypto';
import { mediaErrors } from './errors.ts';
import { openMedia, type OpenedMedia, type OpenMediaCall } from './open-media.ts';

export interface SignedMediaCall extends Pick<OpenMediaCall, 'range' | 'ifRange' | 'ifNoneMatch'> {
  services: Services;
  /** Path and query exactly as they were asked for. */
  url: string;
}

const PATH = /^\/media\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/(original|compressed|thumbnail)\?/;

/** A form of a file by an address of `signMediaUrl`. Anything that we did not sign, or long ago, is not there. */
export async function openSignedMedia({ services, url, ...headers }: SignedMediaCall): Promise<OpenedMedia> {
  const [, tenantId, mediaId, variant] = PATH.exec(url) ?? [];
  if (!tenantId || !mediaId || !isVariant(variant) || !isSignedUrl([services.signingKey], url, services.clock)) fail(mediaErrors.not_found);
  return openMedia({ services, tenantId, mediaId, variant, ...headers });
}

function isVariant(text: string | undefined) {
  return text === 'original' || text === 'compressed' || text === 'thumbnail';
}
