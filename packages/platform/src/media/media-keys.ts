import { storageKey, storagePrefix, type StorageKey, type StoragePrefix } from '@belvedere/kernel/storage';

export interface MediaKeys {
  original(extension: string): StorageKey;
  /** The form that is shown: `webp`, `mp4` or `m4a`. */
  compressed(extension: string): StorageKey;
  thumbnail: StorageKey;
  /** All forms of one content. */
  forms: StoragePrefix;
  /** What has arrived so far lies below this, until the file is ready. */
  parts: StoragePrefix;
  /** One part of an upload: where it begins, and the claim under which it was written. */
  part(offset: number, claim: number): StorageKey;
}

// All digits of the largest safe integer, so that the order of names is the order of offsets.
const DIGITS = 16;

/** Where the bytes of one file lie. No name that a person chose is part of it (E7). */
export function mediaKeys(tenantId: string, mediaId: string): MediaKeys {
  return {
    original: (extension) => storageKey(tenantId, 'media', mediaId, `original.${extension}`),
    compressed: (extension) => storageKey(tenantId, 'media', mediaId, `compressed.${extension}`),
    thumbnail: storageKey(tenantId, 'media', mediaId, 'thumbnail.webp'),
    forms: storagePrefix(tenantId, 'media', mediaId),
    parts: storagePrefix(tenantId, 'uploads', mediaId),
    part: (offset, claim) => storageKey(tenantId, 'uploads', mediaId, `${String(offset).padStart(DIGITS, '0')}-${claim}.bin`),
  };
}

/** Reads what the name of a part says. */
export function parsePartKey(key: string): { offset: number; claim: number } {
  const [offset, claim] = key.slice(key.lastIndexOf('/') + 1, -'.bin'.length).split('-');
  return { offset: Number(offset), claim: Number(claim) };
}
