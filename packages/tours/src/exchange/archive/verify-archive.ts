import { createHash } from 'node:crypto';
import { isSignedBy, keyIdOf, readZip, signatureSchema } from '@belvedere/kernel/archive';
import { ARCHIVE } from './exchange-tour.ts';
import { checksumsSchema } from './checksums.ts';

export interface ArchiveVerdict {
  /** Everything is as it was when it was signed, by a key that is trusted. */
  isGenuine: boolean;
  files: number;
  /** Files whose bytes differ, that are gone, and that were added. */
  changed: string[];
  missing: string[];
  added: string[];
  signature: 'valid' | 'invalid' | 'absent';
  /** The key that signed it, and whether it is one that the caller trusts. */
  keyId: string | null;
  isTrusted: boolean;
}

const MEGABYTE = 1_048_576;
const LIMITS = { maxEntries: 200_000, maxTotalBytes: 64 * 1024 * MEGABYTE, maxEntryBytes: 1024 * MEGABYTE };
const OWN: readonly string[] = [ARCHIVE.checksums, ARCHIVE.signature];

/** Checks an archive of ours: every file against its checksum, the checksums against their signature, the key against those trusted. */
export async function verifyArchive(path: string, trusted: readonly string[]): Promise<ArchiveVerdict> {
  const hashes = new Map<string, string>();
  const texts = new Map<string, Buffer>();
  await readZip(
    { path },
    async ({ label, size }, content) => {
      const isOwn = OWN.includes(label) && size <= 64 * MEGABYTE;
      const hash = createHash('sha256');
      const parts: Uint8Array[] = [];
      for await (const chunk of content) {
        hash.update(chunk);
        if (isOwn) parts.push(chunk);
      }
      // Of two entries with one name programs read one or the other: then neither is what was signed.
      hashes.set(label, hashes.has(label) ? 'twice' : hash.digest('hex'));
      if (isOwn) texts.set(label, Buffer.concat(parts));
    },
    LIMITS,
  );
  const bytes = texts.get(ARCHIVE.checksums);
  const checksums = checksumsSchema.safeParse(parsed(bytes)).data;
  const signature = signatureSchema.safeParse(parsed(texts.get(ARCHIVE.signature))).data;
  const listed = checksums?.files ?? {};
  const present = [...hashes.keys()].filter((name) => !OWN.includes(name));
  const verdict = {
    files: present.length,
    changed: present.filter((name) => Object.hasOwn(listed, name) && listed[name]?.sha256 !== hashes.get(name)).toSorted(),
    missing: Object.keys(listed)
      .filter((name) => !hashes.has(name))
      .toSorted(),
    added: present.filter((name) => !Object.hasOwn(listed, name)).toSorted(),
  };
  const isWhole = checksums !== undefined && verdict.changed.length + verdict.missing.length + verdict.added.length === 0;
  if (!signature || !bytes) return { ...verdict, isGenuine: false, signature: 'absent', keyId: null, isTrusted: false };
  const isValid = isSignedBy(bytes, signature, signature.publicKey);
  const isTrusted = isValid && trusted.includes(signature.publicKey);
  return {
    ...verdict,
    isGenuine: isWhole && isTrusted,
    signature: isValid ? 'valid' : 'invalid',
    keyId: keyIdOf(signature.publicKey),
    isTrusted,
  };
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return bytes && (JSON.parse(bytes.toString()) as unknown);
  } catch {
    // Whatever it is, it is no list of checksums.
    return undefined;
  }
}
