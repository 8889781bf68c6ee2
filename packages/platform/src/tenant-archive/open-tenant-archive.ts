import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { fail } from '@belvedere/kernel';
import { isSignedBy, keyIdOf, readZip, signatureSchema, type ZipEntry } from '@belvedere/kernel/archive';
import { archiveManifestSchema, PARTS, type ArchiveManifest } from './manifest.ts';
import { tenantArchiveErrors } from './errors.ts';

const GIGABYTE = 1_073_741_824;
/** What an operator reads in is theirs: bounds against a mistake, not against a stranger. Lines of equal rows pack well. */
const LIMITS = { maxEntries: 5_000_000, maxEntryBytes: 1_024 * GIGABYTE, maxTotalBytes: 65_536 * GIGABYTE, maxRatio: 1_100 };
const OWN: readonly string[] = [PARTS.manifest, PARTS.signature];
const LARGEST_LIST = GIGABYTE;

export interface OpenedArchive {
  manifest: ArchiveManifest;
  /** Hands over the parts whose names begin so; one whose bytes are not those of the manifest fails at its end. */
  eachPart(start: string, onPart: (name: string, content: AsyncIterable<Uint8Array>) => Promise<void>): Promise<void>;
}

/** Checks all of an archive before anything is done with it: each part against the manifest, the manifest against a key that is trusted. */
export async function openTenantArchive(path: string, trusted: readonly string[]): Promise<OpenedArchive> {
  await access(path).catch((cause: unknown) => fail(tenantArchiveErrors.no_archive, { cause }));
  const hashes = new Map<string, string>();
  const texts = new Map<string, Buffer>();
  await read(path, async ({ label, size }, content) => {
    const isOwn = OWN.includes(label) && size <= LARGEST_LIST;
    const hash = createHash('sha256');
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) {
      hash.update(chunk);
      if (isOwn) chunks.push(chunk);
    }
    if (hashes.has(label)) fail(tenantArchiveErrors.altered, { fields: { [label]: 'is there twice' } });
    hashes.set(label, hash.digest('hex'));
    if (isOwn) texts.set(label, Buffer.concat(chunks));
  });
  const bytes = texts.get(PARTS.manifest);
  const signature = signatureSchema.safeParse(parsed(texts.get(PARTS.signature))).data;
  if (!bytes || !signature || !isSignedBy(bytes, signature, signature.publicKey)) fail(tenantArchiveErrors.altered);
  if (!trusted.includes(signature.publicKey))
    fail(tenantArchiveErrors.untrusted, { fields: { key: keyIdOf(signature.publicKey), shown: signature.keyAddress } });
  const manifest = archiveManifestSchema.safeParse(parsed(bytes)).data ?? fail(tenantArchiveErrors.altered);
  const names = new Set([...Object.keys(manifest.parts), ...[...hashes.keys()].filter((name) => !OWN.includes(name))]);
  for (const name of names)
    if (manifest.parts[name]?.sha256 !== hashes.get(name))
      fail(tenantArchiveErrors.altered, { fields: { [name]: 'is not what was written' } });
  return {
    manifest,
    eachPart: (start, onPart) =>
      read(path, async ({ label }, content) => {
        if (label.startsWith(start)) await onPart(label, unaltered(content, manifest.parts[label]?.sha256));
      }),
  };
}

/** Somebody may change the file between its check and its use. */
async function* unaltered(content: AsyncIterable<Uint8Array>, expected: string | undefined): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== expected) fail(tenantArchiveErrors.altered);
}

function read(path: string, onEntry: (entry: ZipEntry, content: AsyncIterable<Uint8Array>) => Promise<void>): Promise<void> {
  return readZip({ path }, onEntry, LIMITS);
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return bytes && (JSON.parse(bytes.toString()) as unknown);
  } catch {
    // Whatever it is, nobody wrote it as a list.
    return undefined;
  }
}
