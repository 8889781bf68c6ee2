import { LEDGER_HEAD } from '../compliance/erasure/ledger.ts';
import { isArchive } from '../compliance/exports/export-key.ts';

/**
 * What belongs into a backup. Archives that somebody asked for are gone after days, and one of personal
 * data must not come back out of a backup. The
 * head of the erasure ledger is the only file that changes in place; the ledger is read without it.
 */
export function isCopied(tenantId: string, key: string): boolean {
  return key !== LEDGER_HEAD && !isArchive(tenantId, key);
}
