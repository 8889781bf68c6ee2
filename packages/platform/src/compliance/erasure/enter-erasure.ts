import type { Services } from '@belvedere/kernel';
import { appendEntry, subjectHash, type LedgerEntry, type LedgerSubject } from './ledger.ts';
import { withLedgerLock } from './table.ts';

/** Writes an erasure into the ledger, before anything is erased: what a crash leaves undone is done at the next start. */
export function enterErasure(services: Services, subject: LedgerSubject): Promise<LedgerEntry> {
  const hash = subjectHash(services, subject);
  return withLedgerLock(services.database, () => appendEntry(services, { subject: hash, at: services.clock.now() }));
}
