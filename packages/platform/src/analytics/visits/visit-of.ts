import { createHmac } from 'node:crypto';

export interface VisitKey {
  /** Says nothing of the visitor; the same for the same visit on the same day. */
  id: string;
  tokenHash: string;
}

/**
 * The visit behind the token of a browser, on one day (UTC). The key of the hash is new every day and in every tenant, so that nobody can
 * be followed from one day to the next, nor from one tenant to another, by what is stored.
 */
export function visitOf(signingKey: Uint8Array, { tenantId, token, day }: { tenantId: string; token: string; day: string }): VisitKey {
  const salt = createHmac('sha256', signingKey).update(`visits|${tenantId}|${day}`).digest();
  const tokenHash = createHmac('sha256', salt).update(token).digest('base64url');
  // As a UUID whose bits are the maker's to choose (RFC 9562, version 8): whoever sends again finds the same visit without asking.
  const bytes = createHmac('sha256', salt).update(`id|${token}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return { id: bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), tokenHash };
}
