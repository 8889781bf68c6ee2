import { storagePrefix } from '@belvedere/kernel/storage';
import { CHECKPOINTS } from '../audit-log/checkpoints/checkpoint-store.ts';
import { exportKey } from '../compliance/exports/export-key.ts';

/**
 * Which of a tenant's files stay when it travels: checkpoints of the audit log, which only the key of this installation vouches for, and
 * archives for people who asked here.
 */
export function stayingFiles(tenantId: string, personalExports: readonly string[]): (key: string) => boolean {
  const checkpoints = storagePrefix(tenantId, ...CHECKPOINTS);
  const exports = new Set<string>(personalExports.map((id) => exportKey(tenantId, id)));
  return (key) => key.startsWith(checkpoints) || exports.has(key);
}
