import { createHash } from 'node:crypto';
import { text as readText } from 'node:stream/consumers';
import type { Services } from '@belvedere/kernel';
import { canonicalJson, isError, isSameSecret } from '@belvedere/kernel/core';
import { deriveKey, hmac } from '@belvedere/kernel/crypto';
import { storageErrors, storageKey, type StorageKey } from '@belvedere/kernel/storage';
import { z } from 'zod';
import { PLATFORM_TENANT_ID } from './table.ts';

/** Whom an entry is about; only a hash of it is written down. */
export type LedgerSubject =
  | { kind: 'person'; userId: string }
  | { kind: 'person_in'; tenantId: string; userId: string }
  | { kind: 'address_in'; tenantId: string; email: string }
  | { kind: 'tenant'; tenantId: string };

const entrySchema = z.object({
  sequence: z.int().positive(),
  subject: z.string().max(100),
  at: z.string().max(40),
  previous: z.string().max(64),
  hash: z.string().max(64),
  mac: z.string().max(64),
});
export type LedgerEntry = z.output<typeof entrySchema>;

type Parts = Pick<Services, 'storage' | 'signingKey'>;

/** A ledger that was cut, changed, or written with another key: starting from it would bring erased people back. */
class LedgerBroken extends Error {
  override name = 'LedgerBroken';
  readonly wayOut = 'Put the folder "erasures" and SECRET_KEY back as they were when the last erasure was made, then start again.';
}

const GENESIS = createHash('sha256').update('belvedere erasure ledger').digest('hex');
const DIGITS = 12;

/**
 * The folder of the ledger. It lies beside the database, never in it: a restored database is told by it whom it has to forget again
 * (G4). A restore adds entries that are missing, and replaces none.
 */
export const LEDGER_FOLDER = [PLATFORM_TENANT_ID, 'erasures'] as const;

const keyOf = (sequence: number) => storageKey(...LEDGER_FOLDER, `${String(sequence).padStart(DIGITS, '0')}.json`);
/** Says where the end was; a hint, as the entries themselves are followed from there on. */
export const LEDGER_HEAD = storageKey(...LEDGER_FOLDER, 'head.json');

/** The hash that stands for a subject. Only this installation can make it, so that the ledger tells nobody who was erased. */
export function subjectHash({ signingKey }: Pick<Services, 'signingKey'>, subject: LedgerSubject): string {
  const { kind, ...ids } = subject;
  const lower = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, id.toLowerCase()]));
  return hmac(deriveKey(signingKey, 'erasure subject'), canonicalJson({ kind, ...lower }));
}

/** The last entry's number, and 0 of an empty ledger. One read, or two after a crash. */
export async function lastSequence(parts: Parts): Promise<number> {
  let last = (await read(parts, LEDGER_HEAD))?.sequence ?? 0;
  while (await parts.storage.head(keyOf(last + 1))) last += 1;
  return last;
}

/** What a database has carried out already. */
export interface DoneErasure {
  sequence: number;
  subject: string;
  doneAt: Date;
}

/**
 * Writes entries again that the database has carried out and the ledger lost: it came back from a copy that is older than the database.
 * Left as it is, the next erasures would get the numbers of earlier ones, and be taken for done. The caller has the lock.
 */
export async function completeLedger(parts: Parts, done: readonly DoneErasure[]): Promise<number> {
  const last = await lastSequence(parts);
  const lost = done.filter(({ sequence }) => sequence > last).toSorted((one, other) => one.sequence - other.sequence);
  for (const [index, { sequence, subject, doneAt }] of lost.entries()) {
    if (sequence !== last + 1 + index) broken(last + 1 + index);
    await appendEntry(parts, { subject, at: doneAt });
  }
  return lost.length;
}

/** Adds an entry at the end. The caller makes sure that only one does at a time. */
export async function appendEntry(parts: Parts, { subject, at }: { subject: string; at: Date }): Promise<LedgerEntry> {
  const last = await lastSequence(parts);
  const previous = last === 0 ? GENESIS : ((await read(parts, keyOf(last))) ?? broken(last)).hash;
  const sealed = seal(parts, { sequence: last + 1, subject, at: at.toISOString(), previous });
  await write(parts, keyOf(sealed.sequence), sealed);
  await write(parts, LEDGER_HEAD, sealed);
  return sealed;
}

/** The entries after a number, each checked against the one before and against the key of this installation. */
export async function* entriesAfter(parts: Parts, known: number): AsyncGenerator<LedgerEntry> {
  const last = await lastSequence(parts);
  let previous = known === 0 ? GENESIS : ((await read(parts, keyOf(known))) ?? broken(known)).hash;
  for (let sequence = known + 1; sequence <= last; sequence++) {
    const entry = (await read(parts, keyOf(sequence))) ?? broken(sequence);
    const { hash, mac } = seal(parts, { ...entry, previous });
    if (entry.sequence !== sequence || entry.previous !== previous || entry.hash !== hash || !isSameSecret(entry.mac, mac))
      broken(sequence);
    previous = entry.hash;
    yield entry;
  }
}

function seal({ signingKey }: Parts, { sequence, subject, at, previous }: Omit<LedgerEntry, 'hash' | 'mac'>): LedgerEntry {
  const body = { sequence, subject, at, previous };
  const hash = createHash('sha256').update(canonicalJson(body)).digest('hex');
  return { ...body, hash, mac: hmac(deriveKey(signingKey, 'erasure ledger'), hash) };
}

async function read({ storage }: Parts, key: StorageKey): Promise<LedgerEntry | undefined> {
  try {
    const { body } = await storage.get(key);
    return entrySchema.parse(JSON.parse(await readText(body)));
  } catch (error) {
    if (isError(error, storageErrors.not_found)) return undefined;
    throw error instanceof SyntaxError || error instanceof z.ZodError ? new LedgerBroken(`${key} is not readable.`) : error;
  }
}

async function write({ storage }: Parts, key: StorageKey, entry: LedgerEntry): Promise<void> {
  await storage.put(key, Buffer.from(`${canonicalJson(entry)}\n`), { mimeType: 'application/json' });
}

function broken(sequence: number): never {
  throw new LedgerBroken(`The erasure ledger is broken at entry ${sequence}.`);
}
