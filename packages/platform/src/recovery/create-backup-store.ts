import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PLATFORM_TENANT_ID } from '@belvedere/db';
import { canonicalJson, fail, isSameSecret } from '@belvedere/kernel/core';
import { decryptStream, deriveKey, encryptStream, filePassphrase, hmac } from '@belvedere/kernel/crypto';
import { storageKey, storagePrefix, type Storage, type StorageKey } from '@belvedere/kernel/storage';
import { recoveryErrors } from './errors.ts';
import { pipeThrough } from './pipe-through.ts';
import { backupManifest, type BackupManifest } from './schemas.ts';

const BINARY = { mimeType: 'application/octet-stream', immutable: true };

/** Where copies lie, encrypted: a folder on another disk, or a bucket. It is a storage of its own, apart from that of media. */
export interface BackupStore {
  readonly location: string;
  /** Writes a copy's content. @returns what the manifest says of it. */
  putBase(id: string, content: Readable): Promise<{ size: number; sha256: string }>;
  /** The content again; it fails in the middle when a byte was changed. */
  openBase(id: string): Promise<Readable>;
  /** The bytes as they lie, for their checksum. */
  rawBase(id: string): Promise<Readable>;
  /** A copy counts from the moment that its manifest is there. */
  putManifest(manifest: BackupManifest): Promise<void>;
  /** Whole copies, oldest first. */
  manifests(): Promise<BackupManifest[]>;
  drop(id: string): Promise<void>;
  putSegment(name: string, content: Readable): Promise<void>;
  openSegment(name: string): Promise<Readable>;
  /** Names of all segments, in order. */
  segments(): Promise<string[]>;
  dropSegment(name: string): Promise<void>;
  hasFile(key: StorageKey): Promise<boolean>;
  putFile(key: StorageKey, content: Readable): Promise<void>;
  openFile(key: StorageKey): Promise<Readable>;
  /** Files that were copied, of one tenant. */
  files(tenantId: string): AsyncIterable<StorageKey>;
}

const AT = (...parts: string[]) => storageKey(PLATFORM_TENANT_ID, 'backups', ...parts);
const SEGMENT = (name: string) => storageKey(PLATFORM_TENANT_ID, 'log', `${name}.bin`);
/** Beside the key's own name, which says what it was: a stored file is served as what its name says, and these are nothing to serve. */
const COPY = (key: StorageKey) => `${key}.bin` as StorageKey;

export function createBackupStore({ storage, location, secret }: { storage: Storage; location: string; secret: Uint8Array }): BackupStore {
  const passphrase = filePassphrase(secret, 'backup');
  const signingKey = deriveKey(secret, 'backup manifest');

  const read = async (key: StorageKey) => decryptStream(passphrase, (await storage.get(key)).body);
  const write = async (key: StorageKey, content: Readable) =>
    void (await storage.put(key, await encryptStream(passphrase, content), BINARY));

  return {
    location,
    async putBase(id, content) {
      const hash = createHash('sha256');
      let size = 0;
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      await storage.put(AT(id, 'base.bin'), pipeThrough(await encryptStream(passphrase, content), counted), BINARY);
      return { size, sha256: hash.digest('hex') };
    },
    openBase: (id) => read(AT(id, 'base.bin')),
    rawBase: async (id) => (await storage.get(AT(id, 'base.bin'))).body,
    async putManifest(manifest) {
      const signature = hmac(signingKey, canonicalJson(manifest));
      await storage.put(AT(manifest.id, 'manifest.json'), Buffer.from(JSON.stringify({ manifest, signature })), {
        mimeType: 'application/json',
      });
    },
    async manifests() {
      const found: BackupManifest[] = [];
      for await (const { key } of storage.list(storagePrefix(PLATFORM_TENANT_ID, 'backups')))
        if (key.endsWith('/manifest.json')) found.push(checked(await buffer((await storage.get(key)).body)));
      return found.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
    },
    async drop(id) {
      // The manifest first: without it the rest is no backup any more, whenever this is interrupted.
      await storage.delete(AT(id, 'manifest.json'));
      await storage.delete(AT(id, 'base.bin'));
    },
    putSegment: (name, content) => write(SEGMENT(name), content),
    openSegment: (name) => read(SEGMENT(name)),
    async segments() {
      const names: string[] = [];
      for await (const { key } of storage.list(storagePrefix(PLATFORM_TENANT_ID, 'log')))
        names.push(key.slice(key.lastIndexOf('/') + 1, -'.bin'.length));
      return names.toSorted();
    },
    dropSegment: (name) => storage.delete(SEGMENT(name)),
    hasFile: async (key) => (await storage.head(COPY(key))) !== undefined,
    putFile: (key, content) => write(COPY(key), content),
    openFile: (key) => read(COPY(key)),
    async *files(tenantId) {
      for await (const { key } of storage.list(storagePrefix(tenantId)))
        if (key.endsWith('.bin') && !key.startsWith(`${PLATFORM_TENANT_ID}/backups/`) && !key.startsWith(`${PLATFORM_TENANT_ID}/log/`))
          yield key.slice(0, -'.bin'.length) as StorageKey;
    },
  };

  function checked(bytes: Buffer): BackupManifest {
    const { manifest, signature } = JSON.parse(bytes.toString()) as { manifest: unknown; signature: unknown };
    const parsed = backupManifest.safeParse(manifest);
    if (!parsed.success || typeof signature !== 'string' || !isSameSecret(signature, hmac(signingKey, canonicalJson(parsed.data))))
      fail(recoveryErrors.damaged);
    return parsed.data;
  }
}
