import type { Readable } from 'node:stream';
import { fail, type Services } from '@belvedere/kernel';
import { parseRange, parseStorageKey } from '@belvedere/kernel/storage';
import { avatarForm } from './avatar-form.ts';
import { mediaErrors } from './errors.ts';
import type { MediaAddress, MediaVariant } from './media-path.ts';
import { readServedMedia, type ServedMedia } from './table.ts';

export interface OpenMediaCall extends MediaAddress {
  services: Services;
  /** `public` for what a live tour shows, as the caller has made sure; shared caches may keep it. */
  visibility?: 'public' | 'private';
  /** For HEAD: the same answer, and nothing is opened that nobody would read. */
  withoutBody?: boolean;
  /** The headers of the request that matter here. */
  range?: string | undefined;
  ifRange?: string | undefined;
  ifNoneMatch?: string | undefined;
}

export interface OpenedMedia {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  /** To be read or destroyed. */
  body: Readable | null;
}

/**
 * One form of a file, with every header that it has to be sent with. Fails with `media.not_found` before the file is ready and
 * after it was removed. The caller has checked that it may be read.
 */
export async function openMedia(call: OpenMediaCall): Promise<OpenedMedia> {
  const { services, tenantId, mediaId, variant, visibility = 'private', range: rangeHeader, ifRange, ifNoneMatch } = call;
  const media = (await readServedMedia(services, tenantId, mediaId)) ?? fail(mediaErrors.not_found);
  const key = parseStorageKey(tenantId, (await pathOf(call, media)) ?? fail(mediaErrors.not_found));
  const stored = (await services.storage.head(key)) ?? fail(mediaErrors.not_found);

  const headers = {
    // A text is in the one encoding that is accepted; without saying so browsers would guess.
    'Content-Type': stored.mimeType.startsWith('text/') ? `${stored.mimeType}; charset=utf-8` : stored.mimeType,
    'Content-Disposition': dispositionOf(media, variant),
    // Whatever the bytes turn out to be, nothing of them runs (E7).
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': `${visibility}, max-age=31536000, immutable`,
    'Accept-Ranges': 'bytes',
    ETag: stored.etag,
    'Last-Modified': stored.modifiedAt.toUTCString(),
  };
  if (isKnown(ifNoneMatch, stored.etag)) return { status: 304, headers, body: null };

  const range = ifRange === undefined || ifRange === stored.etag ? parseRange(rangeHeader, stored.size) : undefined;
  if (range === 'unsatisfiable') return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${stored.size}` }, body: null };
  const body = call.withoutBody ? null : (await services.storage.get(key, range && { range })).body;
  if (!range) return { status: 200, headers: { ...headers, 'Content-Length': String(stored.size) }, body };
  const { start, end } = range;
  const partial = { 'Content-Range': `bytes ${start}-${end}/${stored.size}`, 'Content-Length': String(end - start + 1) };
  return { status: 206, headers: { ...headers, ...partial }, body };
}

/** RFC 9110 §13.1.2: any of the tags, compared weakly, or whatever there is. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

async function pathOf({ services, tenantId, variant }: OpenMediaCall, media: ServedMedia): Promise<string | null> {
  if (variant === 'original') return media.file_path;
  if (variant === 'avatar')
    return media.thumbnail_path && media.mime_type.startsWith('image/') ? avatarForm(services, tenantId, media.thumbnail_path) : null;
  return variant === 'compressed' ? media.compressed_path : media.thumbnail_path;
}

/** RFC 6266: the original is a download under its own name, the rest is shown. */
function dispositionOf({ original_name }: ServedMedia, variant: MediaVariant): string {
  if (variant !== 'original') return 'inline';
  const encoded = encodeURIComponent(original_name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
