import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret: 256 random bits, 43 characters of base64url. Shown or sent once, kept only as `hashToken` of it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex. Enough for a random token, which can't be guessed; a password needs argon2id. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Compares two secrets in a time that does not depend on where, or whether in length, they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
