import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@belvedere/kernel/core';
import { deriveKey } from '@belvedere/kernel/crypto';
import { z } from 'zod';

/** How far a tenant's trail went at a time, and by what hash: signed, and kept outside the database. */
export const checkpoint = z
  .object({
    tenantId: z.uuid(),
    sequence: z.string().regex(/^\d{1,18}$/),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    at: z.iso.datetime(),
    /** Ed25519 over the canonical JSON of the members above, base64url. */
    signature: z.string().max(100),
  })
  .meta({ id: 'AuditCheckpoint' });
export type Checkpoint = z.output<typeof checkpoint>;

// RFC 8410: what stands before the 32 bytes of an Ed25519 private key.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key that signs, made of the master key as all others are. */
export function checkpointKey(signingKey: Uint8Array): KeyObject {
  const seed = deriveKey(signingKey, 'audit checkpoints');
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

/** What everybody may have, to verify without us: the public key as PEM. */
export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

export function signCheckpoint(key: KeyObject, claim: Omit<Checkpoint, 'signature'>): Checkpoint {
  return { ...claim, signature: sign(null, bytesOf(claim), key).toString('base64url') };
}

export function isGenuine(key: KeyObject, { signature, ...claim }: Checkpoint): boolean {
  return verify(null, bytesOf(claim), createPublicKey(key), Buffer.from(signature, 'base64url'));
}

function bytesOf({ tenantId, sequence, hash, at }: Omit<Checkpoint, 'signature'>): Buffer {
  return Buffer.from(canonicalJson({ tenantId, sequence, hash, at }));
}
