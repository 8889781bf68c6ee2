import type { Readable } from 'node:stream';
import type { StorageKey, StoragePrefix } from './storage-key.ts';

export interface StoredFile {
  readonly key: StorageKey;
  /** Bytes. */
  readonly size: number;
  readonly mimeType: string;
  /** With its quotes, as HTTP wants it. Changes with the content. */
  readonly etag: string;
  readonly modifiedAt: Date;
}

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface PutOptions {
  /** Has to be what the extension of the key says. */
  readonly mimeType: string;
  /** The content belongs to the key for good: caches in front may keep it. */
  readonly immutable?: boolean;
}

/** Where files lie: a disk or an S3 service. Both pass the same tests. */
export interface Storage {
  /** Whole or not at all; an older file of that key is replaced at once. Fails with `storage.full`. */
  put(key: StorageKey, content: Uint8Array | Readable, options: PutOptions): Promise<StoredFile>;
  /** Fails with `storage.not_found`. The caller reads or destroys `body`. A range has to lie within the file, see `parseRange`. */
  get(key: StorageKey, options?: { range?: ByteRange }): Promise<StoredFile & { readonly body: Readable }>;
  head(key: StorageKey): Promise<StoredFile | undefined>;
  /** Also when there is none. */
  delete(key: StorageKey): Promise<void>;
  copy(from: StorageKey, to: StorageKey): Promise<StoredFile>;
  /** All below a prefix, in no order that could be relied on. */
  list(prefix: StoragePrefix): AsyncIterable<StoredFile>;
  /** Bytes that are free; null where a service grows by itself. */
  freeBytes(): Promise<number | null>;
}
