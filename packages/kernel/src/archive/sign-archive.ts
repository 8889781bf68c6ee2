import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { deriveKey } from '../crypto/index.ts';

/** The frame of PKCS #8 around the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export const signatureSchema = z.object({
  algorithm: z.literal('Ed25519'),
  keyId: z.string().max(64),
  /** The public key, 32 bytes in base64url. It tells nothing by itself: whoever forges an archive puts in their own. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Where the installation shows its key. */
  keyAddress: z.string().max(300),
  /** Of the bytes of the list of files, base64url. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type ArchiveSignature = z.infer<typeof signatureSchema>;

/** Where an installation shows the key that its archives are signed with, as a JWK set. */
export const KEY_PATH = '/.well-known/belvedere-export-keys.json';

export interface ArchiveKey {
  id: string;
  /** 32 bytes in base64url. */
  publicKey: string;
}

/** The key of an installation: made of its secret, so that every process has the same one and none is stored. */
function privateKey(signingKey: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, deriveKey(signingKey, 'archives of tours')]), format: 'der', type: 'pkcs8' });
}

export function archiveKey(signingKey: Uint8Array): ArchiveKey {
  const publicKey = createPublicKey(privateKey(signingKey)).export({ format: 'jwk' }).x ?? '';
  return { id: keyIdOf(publicKey), publicKey };
}

export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('base64url').slice(0, 16);
}

/** The keys of an installation as RFC 7517 and 8037 have them. */
export function archiveKeySet(signingKey: Uint8Array): { keys: object[] } {
  const { id, publicKey } = archiveKey(signingKey);
  return { keys: [{ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid: id, x: publicKey }] };
}

export function signArchive(bytes: Uint8Array, signingKey: Uint8Array, publicUrl: string): ArchiveSignature {
  const { id, publicKey } = archiveKey(signingKey);
  const signature = sign(null, bytes, privateKey(signingKey)).toString('base64url');
  return { algorithm: 'Ed25519', keyId: id, publicKey, keyAddress: publicUrl + KEY_PATH, signature };
}

/** Whether the bytes were signed with the key that is named. */
export function isSignedBy(bytes: Uint8Array, { signature }: ArchiveSignature, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, bytes, key, Buffer.from(signature, 'base64url'));
}
