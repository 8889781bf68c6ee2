import { createKeyring, deriveKey, type Keyring } from '@belvedere/kernel/crypto';
import { BadEnvironment, type Env } from './env.ts';

const BYTES = 32;

/** The keys that wrap data keys: version 1 is made of the secret key unless it is given, later ones come from WRAPPING_KEYS. */
export function openKeyring({ WRAPPING_KEYS = '' }: Pick<Env, 'WRAPPING_KEYS'>, secretKey: Uint8Array): Keyring {
  const keys: Record<number, Uint8Array> = { 1: deriveKey(secretKey, 'data keys') };
  for (const part of WRAPPING_KEYS.split(',').filter(Boolean)) {
    const [, version = '', text = ''] = /^\s*(\d{1,3}):(\S+)\s*$/.exec(part) ?? [];
    const key = Buffer.from(text, 'base64');
    if (Number(version) < 1 || Number(version) > 255 || key.length !== BYTES)
      throw new BadEnvironment(`WRAPPING_KEYS: each part has to be a version from 1 to 255, a colon and ${BYTES} bytes in base64.`);
    keys[Number(version)] = key;
  }
  return createKeyring(keys);
}
