import type { StorageKey } from './storage-key.ts';

// A file is served as what its key says. Nothing here runs in a browser: no HTML, SVG or script (E7).
const MIME_TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['mp4', 'video/mp4'],
  ['mov', 'video/quicktime'],
  ['webm', 'video/webm'],
  ['mkv', 'video/x-matroska'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/mp4'],
  ['ogg', 'audio/ogg'],
  ['wav', 'audio/wav'],
  ['flac', 'audio/flac'],
  ['pdf', 'application/pdf'],
  ['zip', 'application/zip'],
  ['gz', 'application/gzip'],
  ['json', 'application/json'],
  ['ndjson', 'application/x-ndjson'],
  ['csv', 'text/csv'],
  ['txt', 'text/plain'],
  ['vtt', 'text/vtt'],
  ['srt', 'application/x-subrip'],
  ['bin', 'application/octet-stream'],
]);

/** The type of a file by the end of its key; `application/octet-stream` when that says nothing. */
export function mimeTypeOf(key: StorageKey): string {
  return MIME_TYPES.get(key.slice(key.lastIndexOf('.') + 1)) ?? 'application/octet-stream';
}

/** Both stores ask this before they write, so that a file is the same thing wherever it lies. */
export function assertMimeType(key: StorageKey, mimeType: string): void {
  if (mimeTypeOf(key) !== mimeType) throw new TypeError(`A file of type ${mimeType} needs a key that ends in its extension.`);
}
