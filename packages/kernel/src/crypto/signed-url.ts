import { isSameSecret, type Clock } from '../core/index.ts';
import { deriveKey, hmac, type SigningKeys } from './signing.ts';

const PURPOSE = 'signed-url';

/** Adds `exp` and `sig` to a path with its query, so that a private file can be read without a session until then. */
export function signUrl(keys: SigningKeys, path: string, expiresAt: Date): string {
  const unsigned = withParameter(path, `exp=${Math.floor(expiresAt.getTime() / 1_000)}`);
  return withParameter(unsigned, `sig=${hmac(deriveKey(keys[0], PURPOSE), unsigned)}`);
}

/** Whether a path with its query is exactly one that we signed and that has not expired. Nothing may be added, dropped or reordered. */
export function isSignedUrl(keys: SigningKeys, path: string, clock: Clock): boolean {
  const [, unsigned, exp, signature] = /^(.{1,2000}[?&]exp=(\d{1,12}))&sig=([A-Za-z0-9_-]{43})$/.exec(path) ?? [];
  if (!unsigned || !exp || !signature) return false;
  const isOurs = keys.some((key) => isSameSecret(signature, hmac(deriveKey(key, PURPOSE), unsigned)));
  return isOurs && clock.now().getTime() < Number(exp) * 1_000;
}

function withParameter(path: string, parameter: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${parameter}`;
}
