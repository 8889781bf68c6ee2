import { mimeTypeOf, type Storage } from '@belvedere/kernel/storage';
import type { BackupStore } from './create-backup-store.ts';
import { isCopied } from './is-copied.ts';

/** Puts back what is missing of the files; what is there is left as it is, the erasure ledger above all (G4). @returns how many files came back. */
export async function restoreFiles(call: { store: BackupStore; files: Storage; tenants: readonly string[] }): Promise<number> {
  const { store, files, tenants } = call;
  let count = 0;
  for (const tenantId of tenants) {
    for await (const key of store.files(tenantId)) {
      if (!isCopied(tenantId, key) || (await files.head(key))) continue;
      await files.put(key, await store.openFile(key), { mimeType: mimeTypeOf(key) });
      count++;
    }
  }
  return count;
}
