import { deriveKey, hmac } from '@belvedere/kernel/crypto';

/** What goes out and has to come back, made of the handle that the browser keeps: nothing of it rests in the database. */
export function secretsOf(signingKey: Uint8Array, handle: string): { state: string; nonce: string; verifier: string } {
  const key = deriveKey(signingKey, 'external sign-in');
  return { state: hmac(key, `state:${handle}`), nonce: hmac(key, `nonce:${handle}`), verifier: hmac(key, `verifier:${handle}`) };
}
