import { HOUR, type Services } from '@belvedere/kernel';
import { signUrl } from '@belvedere/kernel/crypto';
import { mediaPath, type MediaAddress } from './media-path.ts';

/**
 * An address, relative to the server's, by which one form of a file can be read without signing in. It ends at the hour after the
 * next, so that it stays the same for an hour and browsers find what they have.
 */
export function signMediaUrl(
  { signingKey, clock }: Pick<Services, 'signingKey' | 'clock'>,
  address: MediaAddress,
): { url: string; expiresAt: Date } {
  const expiresAt = new Date((Math.floor(clock.now().getTime() / HOUR) + 2) * HOUR);
  return { url: signUrl([signingKey], mediaPath(address), expiresAt), expiresAt };
}
