import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

export interface VisitKey {
  /** Says nothing of the visitor; the same for the same visit on the same day. */
  id: string;
  tokenHash: string;
}

/** Days of tenants whose keys are at hand; making one anew costs more than all the rest of a hit. */
const MOST_KEYS = 1_000;
const keysOf = new WeakMap<Uint8Array, Map<string, KeyObject>>();

/**
 * The visit behind the token of a browser, on one day (UTC). The key of the hash is new every day and in every tenant, so that nobody can
 * be followed from one day to the next, nor from one tenant to another, by what is stored.
 */
export function visitOf(signingKey: Uint8Array, { tenantId, token, day }: { tenantId: string; token: string; day: string }): VisitKey {
  const digest = createHmac('sha512', keyOfDay(signingKey, `visits|${tenantId}|${day}`))
    .update(token)
    .digest();
  // As a UUID whose bits are the maker's to choose (RFC 9562, version 8): whoever sends again finds the same visit without asking.
  const bytes = digest.subarray(32, 48);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { id, tokenHash: digest.toString('base64url', 0, 32) };
}

function keyOfDay(signingKey: Uint8Array, name: string): KeyObject {
  let keys = keysOf.get(signingKey);
  if (!keys || keys.size >= MOST_KEYS) keysOf.set(signingKey, (keys = new Map()));
  let key = keys.get(name);
  if (!key) keys.set(name, (key = createSecretKey(createHmac('sha256', signingKey).update(name).digest())));
  return key;
}
