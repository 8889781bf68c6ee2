import { createHash } from 'node:crypto';
import type { Json } from '@belvedere/kernel/core';
import type { ChainedEntry } from '../hash.ts';

/** Entries as lines of JSON, exactly as they were hashed. */
export function toArchive(entries: readonly ChainedEntry[]): Buffer {
  const line = ({ sequence, occurredAt, ...rest }: ChainedEntry) =>
    JSON.stringify({ sequence: sequence.toString(), occurredAt: occurredAt.toISOString(), ...rest });
  return Buffer.from(entries.map((entry) => `${line(entry)}\n`).join(''));
}

/** The entries of an archive; undefined when it is none. */
export function fromArchive(content: Uint8Array): ChainedEntry[] | undefined {
  try {
    const lines = Buffer.from(content).toString().split('\n').filter(Boolean);
    return lines.map((line) => {
      const { sequence, occurredAt, ...rest } = JSON.parse(line) as Omit<ChainedEntry, 'sequence' | 'occurredAt'> & {
        sequence: string;
        occurredAt: string;
        changes: Json;
      };
      return { ...rest, sequence: BigInt(sequence), occurredAt: new Date(occurredAt) };
    });
  } catch {
    return undefined;
  }
}

export function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
