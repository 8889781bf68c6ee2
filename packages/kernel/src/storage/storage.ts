/** Where files lie: the local disk of one machine, or an S3-speaking store for many. Keys come from storageKey() only. */
export interface Storage {
  put(key: string, body: Uint8Array | ReadableStream<Uint8Array>, facts: { mimeType: string; immutable?: boolean }): Promise<StoredObject>;
  /** Undefined when there is no such object. `range` is inclusive, in bytes. */
  get(key: string, options?: { range?: ByteRange }): Promise<{ facts: StoredObject; body: ReadableStream<Uint8Array> } | undefined>;
  head(key: string): Promise<StoredObject | undefined>;
  /** Removing what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Keys below a prefix, in no order. */
  list(prefix: string): AsyncIterable<string>;
}

export interface StoredObject {
  key: string;
  /** Bytes. */
  size: number;
  mimeType: string;
  /** Quoted, as HTTP wants it. */
  etag: string;
}

export interface ByteRange {
  start: number;
  end: number;
}
