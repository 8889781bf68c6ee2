import { isId, type Services } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import { signToken, verifyToken } from '@belvedere/kernel/crypto';

const PURPOSE = 'unsubscribe';
const LIFETIME = 365 * DAY;

/** Who may be taken off which list by whoever holds the link. It opens nothing else, and nobody can make one. */
export interface Unsubscription {
  userId: string;
  topic: string;
}

/** Made when a mail is sent, of what the mail says: it rests nowhere. */
export function unsubscribeToken(signingKey: Uint8Array, { userId, topic }: Unsubscription, sentFrom: Date): string {
  const expiresAt = new Date(sentFrom.getTime() + LIFETIME);
  return signToken([signingKey], { purpose: PURPOSE, claims: { userId, topic }, expiresAt });
}

export function readUnsubscribeToken(services: Pick<Services, 'signingKey' | 'clock'>, token: string): Unsubscription | undefined {
  const claims = verifyToken([services.signingKey], { purpose: PURPOSE, token, clock: services.clock });
  const { userId, topic } = (claims ?? {}) as Record<string, unknown>;
  return isId(userId) && typeof topic === 'string' ? { userId, topic } : undefined;
}

/** Where the link of a mail leads; a POST there is enough (RFC 8058). */
export const unsubscribePath = (token: string): string => `/unsubscribe?token=${token}`;
