import type { Services } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { deriveKey, hmac } from '@belvedere/kernel/crypto';

/** Within one of these a person who shares a tour counts once, however often and by whatever way (0.36). */
const SHARE_WINDOW = DAY;

/**
 * Tells a repeat from a first time, and nothing else: the hash is keyed, and another in the next window and for the next tour, so
 * that it can't be turned back into a person or followed through time.
 */
export function shareActor({ signingKey }: Pick<Services, 'signingKey'>, at: { tourId: string; principal: string; now: Date }): string {
  const window = Math.floor(at.now.getTime() / SHARE_WINDOW);
  return hmac(deriveKey(signingKey, 'share actors'), `${at.tourId}|${window}|${at.principal}`);
}
