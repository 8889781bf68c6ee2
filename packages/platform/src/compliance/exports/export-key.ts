import { storageKey, storagePrefix, type StorageKey } from '@belvedere/kernel/storage';

/** Where the bytes of an archive lie. */
export function exportKey(tenantId: string, exportId: string): StorageKey {
  return storageKey(tenantId, 'exports', `${exportId}.zip`);
}

/** Whether a stored file is an archive that somebody asked for, of their data or of a tour: it can be made anew. */
export function isArchive(tenantId: string, key: string): boolean {
  return key.startsWith(storagePrefix(tenantId, 'exports'));
}
