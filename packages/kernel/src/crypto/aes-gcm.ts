import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { fail } from '../core/index.ts';
import { cryptoErrors } from './errors.ts';

const VERSION_BYTES = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface Sealing {
  readonly key: KeyObject;
  /** 1 to 255; says which key it was, and is protected like the content. */
  readonly version: number;
  /** What the value belongs to: it opens nowhere else. */
  readonly place: readonly string[];
}

/** AES-256-GCM with a random 96-bit nonce: version, nonce, content, tag. */
export function encrypt(content: Uint8Array, { key, version, place }: Sealing): Buffer {
  const header = Buffer.concat([Buffer.from([version]), randomBytes(NONCE_BYTES)]);
  const cipher = createCipheriv('aes-256-gcm', key, header.subarray(VERSION_BYTES), { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(version, place));
  return Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

export function decrypt(sealed: Uint8Array, { key, version, place }: Sealing): Buffer {
  if (sealed.length < VERSION_BYTES + NONCE_BYTES + TAG_BYTES) fail(cryptoErrors.sealed);
  const nonce = sealed.subarray(VERSION_BYTES, VERSION_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(version, place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(VERSION_BYTES + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    return fail(cryptoErrors.sealed, { cause });
  }
}

/** The version of the key that a sealed value needs. */
export function versionOf(sealed: Uint8Array): number {
  return sealed[0] ?? fail(cryptoErrors.sealed);
}

// As a JSON list, because joined by a sign two different places could read the same.
function additionalData(version: number, place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([version, ...place]));
}
