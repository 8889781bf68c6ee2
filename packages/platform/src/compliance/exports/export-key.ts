import { storageKey, type StorageKey } from '@belvedere/kernel/storage';

/** Where the bytes of an archive lie. */
export function exportKey(tenantId: string, exportId: string): StorageKey {
  return storageKey(tenantId, 'exports', `${exportId}.zip`);
}
