import type { Actor, Services } from '@belvedere/kernel';
import { commonErrors, DAY, fail, isSameSecret, MINUTE, newId, parseApiKey, SECOND } from '@belvedere/kernel/core';
import { isWithin } from '../access/policies/networks.ts';
import { wrongKeyGate } from '../attempts/gates.ts';
import { reserveAttempt } from '../attempts/table.ts';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';
import { countCalls, readLiveKey, type LiveKey } from './table.ts';

export interface KeyPresented {
  key: string;
  /** The page that a browser says it comes from. */
  origin: string | undefined;
  /** Calls in this request; a batch has several and each is charged (K6). */
  calls: number;
  ip: string;
  userAgent: string | null;
}

type Parts = Pick<Services, 'database' | 'clock'>;

/** Who calls by a key. Garbage is refused without asking the database (K1); whatever else is wrong answers the same. */
export async function authenticateKey({ database, clock }: Parts, presented: KeyPresented): Promise<Actor & { type: 'api_key' }> {
  const { calls } = presented;
  const parts = parseApiKey(presented.key) ?? fail(commonErrors.unauthenticated);
  const now = clock.now();
  const live = (await readLiveKey(database, parts.keyId, now)) ?? fail(commonErrors.unauthenticated);
  if (live.kind !== parts.kind || !isSameSecret(live.keyHash, parts.hash)) {
    await noteWrongSecret({ database, clock }, live, presented);
    fail(commonErrors.unauthenticated);
  }
  if (!isFromHere(live, presented)) fail(commonErrors.unauthenticated);

  const { id, tenantId, userId, kind, scopes, isLimited, lastUsedAt } = live;
  const isSeen = lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < MINUTE;
  const resetSeconds = Math.ceil((DAY - (now.getTime() % DAY)) / SECOND);
  const left = isLimited || !isSeen ? await countCalls(database, { tenantId, id }, { calls, now }) : null;
  if (left === 'full')
    fail(commonErrors.quota_exceeded, {
      retryAfter: resetSeconds,
      data: { quota: 'requests_per_day', 'violated-policies': ['daily'] },
      headers: { RateLimit: `"daily";r=0;t=${resetSeconds}` },
    });
  return { type: 'api_key', keyId: id, kind, tenantId, userId, scopes, ...(left && { daily: { ...left, resetSeconds } }) };
}

/**
 * Whether the call comes from a page and a network that the key names. A publishable key that names pages is for browsers, and they
 * always say which page calls.
 */
function isFromHere({ kind, allowedOrigins, allowedNetworks }: LiveKey, { origin, ip }: KeyPresented): boolean {
  if (allowedNetworks.length > 0 && !isWithin(ip, allowedNetworks)) return false;
  if (allowedOrigins.length === 0) return true;
  return origin === undefined ? kind === 'secret' : allowedOrigins.includes(origin);
}

/** A key that is well-formed and has a known beginning was not mistyped: somebody guesses. Noted seldom, so that guessing fills no table. */
async function noteWrongSecret({ database, clock }: Parts, { id, tenantId }: LiveKey, { ip, userAgent }: KeyPresented): Promise<void> {
  const occurredAt = clock.now();
  const { allowed } = await reserveAttempt(database, wrongKeyGate(id, ip), occurredAt);
  if (!allowed) return;
  const event = { eventType: 'keys.wrong_secret', severity: 'warning', details: { apiKeyId: id } } as const;
  await recordSecurityEvent(database, { ...event, tenantId, userId: null, request: { id: newId(), ip, userAgent }, occurredAt });
}
