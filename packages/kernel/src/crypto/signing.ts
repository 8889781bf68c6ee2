import { createHmac, hkdfSync } from 'node:crypto';
import { canonicalJson, isSameSecret, type Clock, type Json } from '../core/index.ts';

/** Keys for signing; the first signs, all verify, so that keys can be replaced without breaking what is out there. */
export type SigningKeys = readonly [Uint8Array, ...Uint8Array[]];

/** A key for one purpose made of a master key (HKDF-SHA-256). Keys of two purposes say nothing about each other. */
export function deriveKey(master: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, new Uint8Array(), `belvedere:${purpose}`, 32));
}

/** HMAC-SHA-256 as base64url. */
export function hmac(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** A text that we can recognise as ours until it expires: `<claims>.<signature>`. Its content can be read by everybody. */
export function signToken(keys: SigningKeys, { purpose, claims, expiresAt }: { purpose: string; claims: Json; expiresAt: Date }): string {
  const body = Buffer.from(canonicalJson({ claims, exp: Math.floor(expiresAt.getTime() / 1_000) })).toString('base64url');
  return `${body}.${hmac(deriveKey(keys[0], purpose), body)}`;
}

/** The claims of a token of that purpose that has not expired, or `undefined`. They still have to be checked by a schema. */
export function verifyToken(keys: SigningKeys, { purpose, token, clock }: { purpose: string; token: string; clock: Clock }): unknown {
  const [body, signature, ...rest] = token.split('.');
  if (!body || !signature || rest.length > 0) return undefined;
  if (!keys.some((key) => isSameSecret(signature, hmac(deriveKey(key, purpose), body)))) return undefined;
  const { claims, exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { claims: unknown; exp: number };
  return clock.now().getTime() < exp * 1_000 ? claims : undefined;
}
