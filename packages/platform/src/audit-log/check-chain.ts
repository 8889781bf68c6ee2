import { checkEnd, checkLink, genesis, type ChainedEntry, type ChainFault, type ChainHead } from './hash.ts';
import type { ChainVerdict } from './schemas.ts';

/** Where a chain is read from. */
export interface ChainSource {
  /** Stretches that were moved into files, in order; undefined for one whose file is gone or not what was noted of it;
   * only the end of one whose file is not at hand. */
  archived(): AsyncIterable<ChainedEntry[] | ChainHead | undefined>;
  /** Entries after a sequence number, in order; none when there are no more. */
  read(after: bigint): Promise<ChainedEntry[]>;
  /** Takes hold of the head, so that nothing is added meanwhile, then reads what is left after a sequence number. */
  finish(after: bigint): Promise<{ head: ChainHead; entries: ChainedEntry[] }>;
  /** Hashes that were signed and kept elsewhere, by sequence number. */
  anchors: ReadonlyMap<bigint, string>;
}

/** Reads a whole chain and says where it is broken first. Entries may be added while it reads. */
export async function checkChain(tenantId: string, source: ChainSource): Promise<ChainVerdict> {
  const { anchors } = source;
  let last = genesis(tenantId);
  for await (const entries of source.archived()) {
    if (entries && !Array.isArray(entries)) {
      last = entries;
      continue;
    }
    const broken = entries ? follow(entries) : verdict({ sequence: last.sequence + 1n, kind: 'missing' });
    if (broken) return broken;
  }
  for (;;) {
    const entries = await source.read(last.sequence);
    if (entries.length === 0) break;
    const broken = follow(entries);
    if (broken) return broken;
  }
  const { head, entries } = await source.finish(last.sequence);
  const broken = follow(entries);
  if (broken) return broken;
  const isCut = [...anchors.keys()].some((sequence) => sequence > last.sequence);
  const fault = checkEnd(last, head) ?? (isCut ? 'tail' : undefined);
  return verdict(fault && { sequence: last.sequence + 1n, kind: fault });

  function follow(entries: readonly ChainedEntry[]): ChainVerdict | undefined {
    for (const entry of entries) {
      // While a stretch is being moved it is in its file and in the table.
      if (entry.sequence <= last.sequence && last.sequence > 0n) continue;
      const anchor = anchors.get(entry.sequence);
      const kind: ChainFault | undefined =
        checkLink(last, entry) ?? (anchor !== undefined && anchor !== entry.hash ? 'rewritten' : undefined);
      if (kind) return verdict({ sequence: last.sequence + 1n, kind });
      last = { sequence: entry.sequence, hash: entry.hash };
    }
    return undefined;
  }

  function verdict(fault?: { sequence: bigint; kind: ChainFault }): ChainVerdict {
    const where = fault ? { sequence: fault.sequence.toString(), kind: fault.kind } : null;
    const newest = [...anchors.keys()].at(-1);
    return {
      intact: !fault,
      entries: Number(last.sequence),
      head: last.hash,
      checkpoint: newest === undefined ? null : newest.toString(),
      fault: where,
    };
  }
}
