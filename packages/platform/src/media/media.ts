import type { CubeLayout } from './layout-of.ts';
import type { MediaDetails, MediaOrigin } from './details.ts';

/** The states of a file, in the order in which it goes through them. */
export const MEDIA_STATUSES = ['pending', 'uploading', 'processing', 'ready', 'failed', 'quarantined', 'deleted'] as const;
export type MediaStatus = (typeof MEDIA_STATUSES)[number];

export const MEDIA_TYPES = ['image', 'video', 'audio', 'document'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** What the upload is for decides how large it may be. A panorama may be a picture or a film; the others are their kind. */
export const MEDIA_PURPOSES = ['image', 'panorama', 'video', 'audio', 'document'] as const;
export type MediaPurpose = (typeof MEDIA_PURPOSES)[number];

/** How a picture or a film maps to what one sees. A dual fisheye is what two lenses saw, a circle each: a source of a panorama, nothing that is shown. */
export const MEDIA_PROJECTIONS = ['flat', 'equirectangular', 'cubemap', 'dual-fisheye'] as const;
export type MediaProjection = (typeof MEDIA_PROJECTIONS)[number];

/** Where the eyes are: the left one above the right one, or left of it. */
export const STEREO_MODES = ['mono', 'top-bottom', 'left-right'] as const;
export type StereoMode = (typeof STEREO_MODES)[number];

/** Degrees that a lens of a dual fisheye spans: with fewer the two have nothing in common to be joined by, and no camera has more. */
export const LENS_FOV = { min: 185, max: 240 } as const;
/** What is taken where nobody says it: cameras have 190 to 205, and what they write most often 200. */
export const USUAL_LENS_FOV = 200;

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
  altText: string | null;
  caption: string | null;
  credit: string | null;
  projection: MediaProjection | null;
  stereo: StereoMode | null;
  cubeLayout: CubeLayout | null;
  lensFov: number | null;
  details: MediaDetails;
  origin: MediaOrigin;
  /** Where it was fetched from, if it was. */
  externalUrl: string | null;
  contentId: string | null;
  replacesId: string | null;
  supersededById: string | null;
}

/** Under which id the bytes are served. It changes with them, so that what was kept of an address never becomes wrong. */
export function contentIdOf(media: Pick<Media, 'id' | 'contentId'>): string {
  return media.contentId ?? media.id;
}

// What is removed keeps its state below `deletedAt`, so that a restore brings back exactly what was there (I14).
const NEXT: Readonly<Record<MediaStatus, readonly MediaStatus[]>> = {
  pending: ['uploading', 'processing', 'failed', 'deleted'],
  uploading: ['uploading', 'processing', 'failed', 'deleted'],
  processing: ['processing', 'ready', 'failed', 'quarantined', 'pending', 'deleted'],
  ready: ['deleted'],
  failed: ['pending', 'failed', 'deleted'],
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

/** A file that is fetched from elsewhere has no size before it is here. */
export function isComplete(media: Pick<Media, 'uploadOffset' | 'fileSize'>): boolean {
  return media.uploadOffset === media.fileSize && media.fileSize > 0;
}

/** The bytes that the quota counts: what lies in the storage or was promised to, removed files too until they are purged. */
export function chargedBytes(media: Pick<Media, 'status' | 'uploadOffset' | 'fileSize'>): number {
  const isLost = (media.status === 'failed' || media.status === 'quarantined') && !isComplete(media);
  return isLost ? 0 : media.fileSize;
}

const STALLED_AFTER_MS = 60 * 60_000;

/**
 * A failure can be tried again if all bytes are here or can be fetched; so can work of which nothing was heard for an hour, as its worker has
 * died too often.
 */
export function isRetryable(media: Media, now: Date): boolean {
  const isStalled = media.status === 'processing' && now.getTime() - media.updatedAt.getTime() > STALLED_AFTER_MS;
  const isFetchable = media.externalUrl !== null && media.fileSize === 0;
  return !media.deletedAt && (isComplete(media) || isFetchable) && (media.status === 'failed' || isStalled);
}

export interface AcceptedType {
  mediaType: MediaType;
  mimeType: string;
  /** The first one names the stored file. */
  extensions: readonly [string, ...string[]];
}

/** What may be uploaded. Nothing here runs in a browser: no HTML, no SVG, no documents with macros. */
export const ACCEPTED_TYPES: readonly AcceptedType[] = [
  { mediaType: 'image', mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { mediaType: 'image', mimeType: 'image/png', extensions: ['png'] },
  { mediaType: 'image', mimeType: 'image/webp', extensions: ['webp'] },
  { mediaType: 'image', mimeType: 'image/avif', extensions: ['avif'] },
  { mediaType: 'video', mimeType: 'video/mp4', extensions: ['mp4', 'm4v', '3gp'] },
  { mediaType: 'video', mimeType: 'video/quicktime', extensions: ['mov', 'qt'] },
  { mediaType: 'video', mimeType: 'video/webm', extensions: ['webm'] },
  { mediaType: 'video', mimeType: 'video/x-matroska', extensions: ['mkv'] },
  { mediaType: 'audio', mimeType: 'audio/mpeg', extensions: ['mp3'] },
  { mediaType: 'audio', mimeType: 'audio/mp4', extensions: ['m4a', 'm4b'] },
  { mediaType: 'audio', mimeType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'] },
  { mediaType: 'audio', mimeType: 'audio/wav', extensions: ['wav'] },
  { mediaType: 'audio', mimeType: 'audio/flac', extensions: ['flac'] },
  { mediaType: 'document', mimeType: 'application/pdf', extensions: ['pdf'] },
  { mediaType: 'document', mimeType: 'text/vtt', extensions: ['vtt'] },
  { mediaType: 'document', mimeType: 'text/plain', extensions: ['txt'] },
];

/** Other names under which browsers declare the same. */
const SAME_TYPES: Readonly<Record<string, string>> = {
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/aac': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/opus': 'audio/ogg',
  'video/ogg': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
  'video/3gpp': 'video/mp4',
  'video/matroska': 'video/x-matroska',
};

const MEGABYTE = 1024 * 1024;
/** A panorama of 32,768 × 16,384 pixels in good JPEG is some 250 MB; a film in 4K has some 300 MB a minute as cameras write it. */
export const MAX_BYTES: Readonly<Record<MediaPurpose, number>> = {
  image: 64 * MEGABYTE,
  panorama: 512 * MEGABYTE,
  video: 2048 * MEGABYTE,
  audio: 256 * MEGABYTE,
  document: 64 * MEGABYTE,
};

/** How large a file of a kind may be that was announced for a purpose; undefined when the two do not go together. */
export function maxBytesFor(mediaType: MediaType, purpose: MediaPurpose = mediaType): number | undefined {
  if (purpose === mediaType) return MAX_BYTES[mediaType];
  if (purpose !== 'panorama') return undefined;
  return mediaType === 'image' ? MAX_BYTES.panorama : mediaType === 'video' ? MAX_BYTES.video : undefined;
}

/** The type that a name and a declaration claim, or undefined when it is not accepted or the two contradict each other. */
export function claimedType(fileName: string, mimeType?: string): AcceptedType | undefined {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase();
  const type = ACCEPTED_TYPES.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
  if (mimeType === undefined) return type;
  const declared = mimeType.toLowerCase();
  return (Object.hasOwn(SAME_TYPES, declared) ? SAME_TYPES[declared] : declared) === type?.mimeType ? type : undefined;
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
