import type { Transaction } from '@belvedere/db';
import type { Services } from '@belvedere/kernel';
import { parseStorageKey } from '@belvedere/kernel/storage';
import { digest, fromArchive } from './archive/trail-file.ts';
import { checkChain, type ChainSource } from './check-chain.ts';
import { readCheckpoints } from './checkpoints/checkpoint-store.ts';
import type { ChainedEntry } from './hash.ts';
import type { ChainVerdict } from './schemas.ts';
import { listArchives, lockHead, readEntries } from './table.ts';

const BATCH = 5_000;

type Parts = Pick<Services, 'database' | 'storage' | 'signingKey'>;
type InTransaction = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** Verifies a tenant's whole trail, however long, with what was archived and what was signed elsewhere: each batch is a transaction of its own. */
export function verifyChain(services: Parts, tenantId: string): Promise<ChainVerdict> {
  return verifyIn(services, tenantId, (work) => services.database.transaction({ tenantId }, work));
}

/** The same with transactions of the caller's. */
export async function verifyIn(services: Omit<Parts, 'database'>, tenantId: string, inTransaction: InTransaction): Promise<ChainVerdict> {
  const checkpoints = await readCheckpoints(services, tenantId);
  const source: ChainSource = {
    anchors: new Map(checkpoints.map(({ sequence, hash }) => [BigInt(sequence), hash])),
    archived: () => archived(services, tenantId, inTransaction),
    ...chainIn(tenantId, inTransaction),
  };
  return checkChain(tenantId, source);
}

/** The chain in a database that was restored to an earlier moment: checkpoints from after it say nothing about it, and files are elsewhere. */
export function verifyRestored(database: Services['database'], tenantId: string): Promise<ChainVerdict> {
  // Opened as it is: a copy may be of before there were removed tenants, and they are practised on too.
  const inTransaction: InTransaction = (work) => database.transaction({ tenantId, evenRemoved: true }, work);
  return checkChain(tenantId, {
    anchors: new Map(),
    async *archived() {
      for (const { toSequence: sequence, lastHash: hash } of await inTransaction((tx) => listArchives(tx, tenantId)))
        yield { sequence, hash };
    },
    ...chainIn(tenantId, inTransaction),
  });
}

function chainIn(tenantId: string, inTransaction: InTransaction): Pick<ChainSource, 'read' | 'finish'> {
  return {
    read: (after) => inTransaction((tx) => readEntries(tx, tenantId, { after, limit: BATCH })),
    finish: (after) =>
      inTransaction(async (tx) => {
        const head = await lockHead(tx, tenantId);
        return { head, entries: await readEntries(tx, tenantId, { after, limit: BATCH }) };
      }),
  };
}

async function* archived(
  { storage }: Pick<Services, 'storage'>,
  tenantId: string,
  inTransaction: InTransaction,
): AsyncGenerator<ChainedEntry[] | undefined> {
  for (const archive of await inTransaction((tx) => listArchives(tx, tenantId))) {
    const stored = await storage.get(parseStorageKey(tenantId, archive.storageKey)).catch(() => undefined);
    if (!stored) {
      yield undefined;
      continue;
    }
    const content = Buffer.concat(await stored.body.toArray());
    yield digest(content) === archive.sha256 ? fromArchive(content) : undefined;
  }
}
