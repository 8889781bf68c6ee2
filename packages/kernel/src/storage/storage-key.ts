import { fail, isId } from '../core/index.ts';
import { storageErrors } from './errors.ts';

declare const checked: unique symbol;
/** `<tenant>/<part>/…/<file.extension>`; made by `storageKey` only. */
export type StorageKey = string & { readonly [checked]: 'key' };
/** `<tenant>/` or `<tenant>/<part>/`; made by `storagePrefix` only. */
export type StoragePrefix = string & { readonly [checked]: 'prefix' };

const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
const MAX_LENGTH = 512;

/** The only way to a key: it starts with the tenant, and no part of it can lead anywhere else (E11, R16). */
export function storageKey(tenantId: string, ...parts: readonly string[]): StorageKey {
  if (parts.length === 0) fail(storageErrors.bad_key);
  return joined(tenantId, parts) as StorageKey;
}

/** What all keys below a tenant's folder begin with. */
export function storagePrefix(tenantId: string, ...parts: readonly string[]): StoragePrefix {
  return `${joined(tenantId, parts)}/` as StoragePrefix;
}

/** Reads a key that was stored or sent. It has to be the tenant's own. */
export function parseStorageKey(tenantId: string, text: string): StorageKey {
  const [owner, ...parts] = text.split('/');
  return owner === tenantId ? storageKey(tenantId, ...parts) : fail(storageErrors.bad_key);
}

function joined(tenantId: string, parts: readonly string[]): string {
  if (!isId(tenantId) || !parts.every((part) => PART.test(part) && !part.includes('..') && !part.endsWith('.')))
    fail(storageErrors.bad_key);
  const key = [tenantId, ...parts].join('/');
  return key.length > MAX_LENGTH ? fail(storageErrors.bad_key) : key;
}
