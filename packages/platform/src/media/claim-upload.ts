import { fail, type Context } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { mediaUploaded } from './facts.ts';
import { isComplete, type Media } from './media.ts';
import { moveMedia } from './move-media.ts';
import { lockMedia } from './table.ts';

/** The right to write the next bytes. It ends when anything else happens to the file, a younger claim included. */
export interface UploadClaim {
  /** The version that the claim made. */
  claim: number;
  offset: number;
  size: number;
}

const claimOf = ({ version, uploadOffset, fileSize }: Media): UploadClaim => ({ claim: version, offset: uploadOffset, size: fileSize });

/** The file of an upload that is still open, or complete. */
export async function lockUpload(ctx: Context, mediaId: string): Promise<Media> {
  const media = await lockMedia(ctx, mediaId);
  if (media.deletedAt) fail(mediaErrors.not_found);
  const isOpen =
    (media.status === 'pending' || media.status === 'uploading') && media.uploadExpiresAt !== null && media.uploadExpiresAt > ctx.now;
  if (!isOpen && !isComplete(media)) fail(mediaErrors.upload_expired);
  return media;
}

/**
 * Takes the upload over from whoever wrote to it before: a client that comes back must not wait for its own dead connection.
 * Nothing is locked while bytes are on their way.
 */
export async function claimUpload(ctx: Context, mediaId: string, next: { offset: number; length: number }): Promise<UploadClaim> {
  const media = await lockUpload(ctx, mediaId);
  const { fileSize, uploadOffset } = media;
  if (next.offset !== uploadOffset) fail(mediaErrors.offset_mismatch, { data: { offset: uploadOffset } });
  if (next.length > fileSize - uploadOffset) fail(mediaErrors.too_large, { data: { maxBytes: fileSize - uploadOffset } });
  return claimOf(isComplete(media) ? media : await moveMedia(ctx, media, { status: 'uploading' }));
}

/** Counts bytes that lie in the storage for good; the last of them make the file known to the worker. */
export async function commitSegment(ctx: Context, mediaId: string, written: UploadClaim & { length: number }): Promise<UploadClaim> {
  const media = await lockUpload(ctx, mediaId);
  if (media.version !== written.claim) fail(mediaErrors.offset_mismatch, { data: { offset: media.uploadOffset } });
  const uploadOffset = written.offset + written.length;
  const isDone = uploadOffset === media.fileSize;
  const saved = await moveMedia(ctx, media, { status: isDone ? 'processing' : 'uploading', uploadOffset });
  if (isDone) await ctx.emit(mediaUploaded, { aggregateId: mediaId, payload: { mediaId } });
  return claimOf(saved);
}
