/** The states of a file, in the order in which it goes through them. */
export const MEDIA_STATUSES = ['pending', 'uploading', 'processing', 'ready', 'failed', 'quarantined', 'deleted'] as const;
export type MediaStatus = (typeof MEDIA_STATUSES)[number];

export const MEDIA_TYPES = ['image', 'video', 'audio', 'document'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What the upload is for decides how large it may be. */
export const MEDIA_PURPOSES = ['image', 'panorama'] as const;
export type MediaPurpose = (typeof MEDIA_PURPOSES)[number];

export interface LogEntry {
  at: Date;
  step: string;
  /** How long the step took. */
  ms: number;
  message: string;
}

export interface Media {
  id: string;
  originalName: string;
  /** Unique in the tenant. */
  fileName: string;
  filePath: string;
  fileSize: number;
  mimeType: string;
  mediaType: MediaType;
  status: MediaStatus;
  /** SHA-256 of the original, in hex. */
  checksum: string | null;
  width: number | null;
  height: number | null;
  /** Seconds. */
  duration: number | null;
  /** Of the processing, 0 to 1. */
  progress: number;
  processingLog: LogEntry[];
  /** Why it failed, in words for people. */
  failure: string | null;
  thumbnailPath: string | null;
  compressedPath: string | null;
  storageProvider: string;
  /** How many bytes we hold; none again once they were thrown away. */
  uploadOffset: number;
  uploadExpiresAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
  uploadedById: string;
}

// What is removed keeps its state below `deletedAt`, so that a restore brings back exactly what was there (I14).
const NEXT: Readonly<Record<MediaStatus, readonly MediaStatus[]>> = {
  pending: ['uploading', 'processing', 'failed', 'deleted'],
  uploading: ['uploading', 'processing', 'failed', 'deleted'],
  processing: ['processing', 'ready', 'failed', 'quarantined', 'pending', 'deleted'],
  ready: ['deleted'],
  failed: ['pending', 'deleted'],
  quarantined: ['deleted'],
  deleted: [],
};

export function mayBecome(from: MediaStatus, to: MediaStatus): boolean {
  return NEXT[from].includes(to);
}

/** The state as people see it. */
export function statusOf(media: Pick<Media, 'status' | 'deletedAt'>): MediaStatus {
  return media.deletedAt ? 'deleted' : media.status;
}

export function isComplete(media: Pick<Media, 'uploadOffset' | 'fileSize'>): boolean {
  return media.uploadOffset === media.fileSize;
}

/** The bytes that the quota counts: none for what failed or was removed. */
export function chargedBytes(media: Pick<Media, 'status' | 'deletedAt' | 'fileSize'>): number {
  const status = statusOf(media);
  return status === 'failed' || status === 'quarantined' || status === 'deleted' ? 0 : media.fileSize;
}

const STALLED_AFTER_MS = 60 * 60_000;

/** A failure can be tried again if all bytes are here; so can work of which nothing was heard for an hour, as its worker has died too often. */
export function isRetryable(media: Media, now: Date): boolean {
  const isStalled = media.status === 'processing' && now.getTime() - media.updatedAt.getTime() > STALLED_AFTER_MS;
  return !media.deletedAt && isComplete(media) && (media.status === 'failed' || isStalled);
}

export interface AcceptedType {
  mediaType: MediaType;
  mimeType: string;
  /** The first one names the stored file. */
  extensions: readonly [string, ...string[]];
}

/** What may be uploaded. */
export const ACCEPTED_TYPES: readonly AcceptedType[] = [
  { mediaType: 'image', mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { mediaType: 'image', mimeType: 'image/png', extensions: ['png'] },
  { mediaType: 'image', mimeType: 'image/webp', extensions: ['webp'] },
  { mediaType: 'image', mimeType: 'image/avif', extensions: ['avif'] },
];

const MEGABYTE = 1024 * 1024;
/** A panorama of 32,768 × 16,384 pixels in good JPEG is some 250 MB. */
export const MAX_BYTES: Readonly<Record<MediaPurpose, number>> = { image: 64 * MEGABYTE, panorama: 512 * MEGABYTE };

/** The type that a name and a declaration claim, or undefined when it is not accepted or the two contradict each other. */
export function claimedType(fileName: string, mimeType?: string): AcceptedType | undefined {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const type = ACCEPTED_TYPES.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
  return mimeType === undefined || mimeType.toLowerCase() === type?.mimeType ? type : undefined;
}

// Control characters, and those that turn the direction of writing, by which gnp.exe reads as exe.png.
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A name as people may see it: without folders and without characters that hide others. Empty when nothing is left. */
export function cleanFileName(name: string): string {
  const own = name.normalize('NFC').replaceAll(UNSEEN, '').split(/[/\\]/).at(-1) ?? '';
  return own.trim().replace(/^\.+/, '');
}

/** The log with more entries, the oldest of them dropped when it grows too long. */
export function appendLog(log: readonly LogEntry[], entries: readonly LogEntry[]): LogEntry[] {
  return [...log, ...entries].slice(-MAX_LOG);
}

export const MAX_LOG = 100;
