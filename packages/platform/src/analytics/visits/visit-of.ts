import { createHmac, hash } from 'node:crypto';

export interface VisitKey {
  /** Says nothing of the visitor; the same for the same visit on the same day. */
  id: string;
  tokenHash: string;
}

/** Days of tenants whose salts are at hand; making one anew costs more than all the rest of a hit. */
const MOST_SALTS = 1_000;
const saltsOf = new WeakMap<Uint8Array, Map<string, string>>();

/**
 * The visit behind the token of a browser, on one day (UTC, counted from 1970). The salt is a secret, and new every day and in every tenant, so that nobody can
 * be followed from one day to the next, nor from one tenant to another, by what is stored.
 */
export function visitOf(signingKey: Uint8Array, { tenantId, token, day }: { tenantId: string; token: string; day: number }): VisitKey {
  // Nobody is shown the hash of anything they chose, so that one hash behind a secret of fixed length says as little as an HMAC, which takes
  // four times as long.
  const digest = hash('sha512', saltOfDay(signingKey, `visits|${tenantId}|${day}`) + token, 'buffer');
  // As a UUID whose bits are the maker's to choose (RFC 9562, version 8): whoever sends again finds the same visit without asking.
  const bytes = digest.subarray(32, 48);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { id, tokenHash: digest.toString('base64url', 0, 32) };
}

function saltOfDay(signingKey: Uint8Array, name: string): string {
  let salts = saltsOf.get(signingKey);
  if (!salts || salts.size >= MOST_SALTS) saltsOf.set(signingKey, (salts = new Map()));
  let salt = salts.get(name);
  if (salt === undefined) salts.set(name, (salt = createHmac('sha256', signingKey).update(name).digest('hex')));
  return salt;
}
