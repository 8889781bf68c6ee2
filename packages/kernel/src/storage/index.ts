export { diskStorage } from './disk-storage.ts';
export { storageErrors } from './errors.ts';
export { mimeTypeOf } from './mime-type.ts';
export { parseRange } from './parse-range.ts';
export type { ByteRange, PutOptions, Storage, StoredFile } from './storage.ts';
export { parseStorageKey, storageKey, storagePrefix, type StorageKey, type StoragePrefix } from './storage-key.ts';
