import type { Actor, Services } from '@belvedere/kernel';
import { commonErrors, fail, hashToken } from '@belvedere/kernel/core';
import { authenticateKey } from '../keys/authenticate-key.ts';
import { isStrong } from './is-strong.ts';
import { readSessionCookie, sessionCookie } from './sessions/session-cookie.ts';
import { findSession } from './sessions/session-service.ts';
import { readAccess } from './tokens/table.ts';
import { isAccessToken } from './tokens/tokens.ts';

/** How a key of ours looks anywhere in a text: for refusing one in an address (K5), and for secret scanners. */
export const API_KEY_PATTERN = /bv_(?:live|pub)_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}/;

export interface Credentials {
  /** The header Cookie. */
  cookie: string | undefined;
  /** The header Authorization. */
  authorization: string | undefined;
  /** The header Origin. */
  origin?: string | undefined;
  /** How many calls the request makes. */
  calls?: number;
  /** Where the call comes from: for what is written down of guessing. */
  ip?: string;
  userAgent?: string | null;
}

export interface Authenticated {
  actor: Actor;
  /** A header Set-Cookie for the answer, when the cookie that came is worth nothing any more. */
  refreshedCookie?: string;
}

/**
 * Who calls. A credential in Authorization is either good or an error, never overlooked; a cookie that opens nothing is nobody's.
 * Cookies keep until the absolute end of their session, so a live one never has to be set anew.
 */
export async function authenticate(
  services: Pick<Services, 'database' | 'clock' | 'publicUrl'>,
  { cookie, authorization, origin, calls = 1, ip = '', userAgent = null }: Credentials,
): Promise<Authenticated> {
  if (authorization !== undefined) {
    const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? fail(commonErrors.unauthenticated);
    if (key !== undefined && isAccessToken(key)) return { actor: await authenticateToken(services, key) };
    return { actor: await authenticateKey(services, { key: key ?? '', origin, calls, ip, userAgent }) };
  }
  const token = readSessionCookie(services.publicUrl, cookie);
  if (token === undefined) return { actor: { type: 'anonymous' } };
  const session = await findSession(services, token);
  if (!session) return { actor: { type: 'anonymous' }, refreshedCookie: sessionCookie(services.publicUrl, null) };
  const { id: sessionId, userId, emailVerified, platformRole, authTime, amr } = session;
  return { actor: { type: 'user', userId, sessionId, emailVerified, platformRole, authTime, isStrong: isStrong(amr) } };
}

async function authenticateToken({ database, clock }: Pick<Services, 'database' | 'clock'>, token: string): Promise<Actor> {
  const access = (await readAccess(database, hashToken(token), clock.now())) ?? fail(commonErrors.unauthenticated);
  const { amr, verified: emailVerified, ...person } = access;
  return { type: 'user', ...person, emailVerified, isStrong: isStrong(amr) };
}
