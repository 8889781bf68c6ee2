import { createHmac, hash } from 'node:crypto';

export interface VisitKey {
  /** Says nothing of the visitor; the same for the same visit on the same day. */
  id: string;
  tokenHash: string;
}

/** Days of tenants whose salts are at hand; making one anew costs more than all the rest of a hit. */
const MOST_SALTS = 1_000;
/** Visits of a day that are at hand: each sends many hits one after the other. */
const MOST_VISITS = 20_000;

interface Day {
  salt: string;
  visits: Map<string, VisitKey>;
}
const daysOf = new WeakMap<Uint8Array, Map<string, Day>>();

/**
 * The visit behind the token of a browser, on one day (UTC, counted from 1970). The salt is a secret, and new every day and in every tenant, so that nobody can
 * be followed from one day to the next, nor from one tenant to another, by what is stored.
 */
export function visitOf(signingKey: Uint8Array, { tenantId, token, day }: { tenantId: string; token: string; day: number }): VisitKey {
  const { salt, visits } = dayOf(signingKey, `visits|${tenantId}|${day}`);
  const known = visits.get(token);
  if (known) return known;
  if (visits.size >= MOST_VISITS) visits.clear();
  const made = makeKey(salt + token);
  visits.set(token, made);
  return made;
}

function makeKey(salted: string): VisitKey {
  // Nobody is shown the hash of anything they chose, so that one hash behind a secret of fixed length says as little as an HMAC, which takes
  // four times as long.
  const digest = hash('sha512', salted, 'buffer');
  // As a UUID whose bits are the maker's to choose (RFC 9562, version 8): whoever sends again finds the same visit without asking.
  const bytes = digest.subarray(32, 48);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { id, tokenHash: digest.toString('base64url', 0, 32) };
}

function dayOf(signingKey: Uint8Array, name: string): Day {
  let days = daysOf.get(signingKey);
  if (!days || days.size >= MOST_SALTS) daysOf.set(signingKey, (days = new Map()));
  let day = days.get(name);
  if (!day) days.set(name, (day = { salt: createHmac('sha256', signingKey).update(name).digest('hex'), visits: new Map() }));
  return day;
}
