import { checkEnd, checkLink, genesis, type ChainedEntry, type ChainHead } from './hash.ts';
import type { ChainVerdict } from './schemas.ts';

/** Where a chain is read from. */
export interface ChainSource {
  /** Entries after a sequence number, in order; none when there are no more. */
  read(after: bigint): Promise<ChainedEntry[]>;
  /** Takes hold of the head, so that nothing is added meanwhile, then reads what is left after a sequence number. */
  finish(after: bigint): Promise<{ head: ChainHead; entries: ChainedEntry[] }>;
}

/** Reads a whole chain and says where it is broken first. Entries may be added while it reads. */
export async function checkChain(tenantId: string, source: ChainSource): Promise<ChainVerdict> {
  let last = genesis(tenantId);
  for (;;) {
    const entries = await source.read(last.sequence);
    if (entries.length === 0) break;
    const broken = follow(entries);
    if (broken) return broken;
  }
  const { head, entries } = await source.finish(last.sequence);
  const broken = follow(entries);
  if (broken) return broken;
  const fault = checkEnd(last, head);
  return verdict(fault && { sequence: last.sequence + 1n, kind: fault });

  function follow(entries: readonly ChainedEntry[]): ChainVerdict | undefined {
    for (const entry of entries) {
      const kind = checkLink(last, entry);
      if (kind) return verdict({ sequence: last.sequence + 1n, kind });
      last = { sequence: entry.sequence, hash: entry.hash };
    }
    return undefined;
  }

  function verdict(fault?: { sequence: bigint; kind: NonNullable<ChainVerdict['fault']>['kind'] }): ChainVerdict {
    const where = fault ? { sequence: fault.sequence.toString(), kind: fault.kind } : null;
    return { intact: !fault, entries: Number(last.sequence), head: last.hash, fault: where };
  }
}
