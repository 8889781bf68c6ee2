import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { fail } from '../core/index.ts';
import { decrypt, encrypt, versionOf } from './aes-gcm.ts';
import { cryptoErrors } from './errors.ts';

/** The keys that protect data keys. They come from outside the database; the highest version is used for new ones. */
export interface Keyring {
  readonly current: number;
  key(version: number): KeyObject;
}

/** A key that protects values: one per tenant, or per person where erasing a person means destroying his key. */
export interface DataKey {
  /** 1 to 255, counted up when the data key itself is replaced. */
  readonly version: number;
  readonly key: KeyObject;
}

/** `createKeyring({ 1: thirtyTwoBytes, 2: … })`. Keep an old version until nothing is wrapped by it any more. */
export function createKeyring(keys: Readonly<Record<number, Uint8Array>>): Keyring {
  const ring = new Map(Object.entries(keys).map(([version, bytes]) => [checkedVersion(Number(version)), secretKey(bytes)]));
  if (ring.size === 0) throw new RangeError('A keyring needs at least one key.');
  return {
    current: Math.max(...ring.keys()),
    key: (version) => ring.get(version) ?? fail(cryptoErrors.unknown_key),
  };
}

/** Makes a data key for an owner (a tenant's or a person's id) and wraps it. Only the wrapped form is to be stored. */
export function newDataKey(keyring: Keyring, owner: string, version = 1): { dataKey: DataKey; wrapped: Buffer } {
  const bytes = randomBytes(32);
  const dataKey = { version: checkedVersion(version), key: createSecretKey(bytes) };
  const wrapped = wrap(keyring, owner, dataKey);
  bytes.fill(0);
  return { dataKey, wrapped };
}

/** Opens a wrapped data key. It fails for another owner. */
export function unwrapDataKey(keyring: Keyring, owner: string, wrapped: Uint8Array): DataKey {
  const version = versionOf(wrapped);
  const content = decrypt(wrapped, { key: keyring.key(version), version, place: ['data-key', owner] });
  const dataKey = { version: versionOf(content), key: secretKey(content.subarray(1)) };
  content.fill(0);
  return dataKey;
}

/** Wraps a data key with the current key, or answers `undefined` if it is already. The values that it protects stay as they are. */
export function rewrapDataKey(keyring: Keyring, owner: string, wrapped: Uint8Array): Buffer | undefined {
  if (versionOf(wrapped) === keyring.current) return undefined;
  return wrap(keyring, owner, unwrapDataKey(keyring, owner, wrapped));
}

function wrap(keyring: Keyring, owner: string, { version, key }: DataKey): Buffer {
  const content = Buffer.concat([Buffer.from([version]), key.export()]);
  const wrapped = encrypt(content, { key: keyring.key(keyring.current), version: keyring.current, place: ['data-key', owner] });
  content.fill(0);
  return wrapped;
}

function checkedVersion(version: number): number {
  if (!Number.isInteger(version) || version < 1 || version > 255) throw new RangeError('A key version is 1 to 255.');
  return version;
}

function secretKey(bytes: Uint8Array): KeyObject {
  if (bytes.length !== 32) throw new RangeError('A key has 32 bytes.');
  return createSecretKey(bytes);
}
