import { HOUR, type Services } from '@belvedere/kernel';
import { signUrl } from '@belvedere/kernel/crypto';

/**
 * An address, relative to the server's, of the small picture of a panorama, live or not. It ends at the hour after the next, so that it
 * stays the same for an hour and browsers find what they have.
 */
export function thumbnailUrl(
  { signingKey, clock }: Pick<Services, 'signingKey' | 'clock'>,
  { tenantId, contentId }: { tenantId: string; contentId: string },
): string {
  const expiresAt = new Date((Math.floor(clock.now().getTime() / HOUR) + 2) * HOUR);
  return signUrl([signingKey], `/thumbnails/${tenantId}/${contentId}`, expiresAt);
}
