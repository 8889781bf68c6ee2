import { commonErrors, fail, isError } from '@belvedere/kernel';
import { claimUpload, commitSegment, type UploadClaim } from './claim-upload.ts';
import { mediaErrors } from './errors.ts';
import { mediaKeys } from './media-keys.ts';
import { openUpload, type UploadCall } from './open-upload.ts';
import { readSegments } from './read-segments.ts';

export interface ChunkCall extends UploadCall {
  /** Where the client believes that the upload stands: Upload-Offset. */
  offset: number;
  /** Content-Length. Without one a chunk is not taken. */
  contentLength: number;
  body: AsyncIterable<Uint8Array>;
  /** Aborted when the client is gone or the server stops. */
  signal?: AbortSignal;
}

export interface ChunkReceived {
  /** Where the upload stands now: so many bytes are safe. */
  offset: number;
  done: boolean;
}

/**
 * Takes bytes of an upload, as PATCH of tus 1.0 does. Whatever arrives before the connection breaks is kept in segments; the offset
 * moves when a segment is in the storage for good. Of two that write at once one ends with `media.offset_mismatch`.
 */
export async function receiveChunk(call: ChunkCall): Promise<ChunkReceived> {
  const { services, mediaId, offset, contentLength: length, body, signal } = call;
  if (![offset, length].every((count) => Number.isSafeInteger(count) && count >= 0)) fail(commonErrors.invalid_input);
  const { tenantId, transaction } = await openUpload(call);
  const keys = mediaKeys(tenantId, mediaId);

  const store = async (claim: UploadClaim, bytes: Buffer): Promise<UploadClaim> => {
    const key = keys.part(claim.offset, claim.claim);
    await services.storage.put(key, bytes, { mimeType: 'application/octet-stream' });
    try {
      return await transaction((ctx) => commitSegment(ctx, mediaId, { ...claim, length: bytes.length }));
    } catch (error) {
      // Only when it surely does not count: after a lost connection the commit may have happened.
      if (isError(error, mediaErrors.offset_mismatch)) await services.storage.delete(key);
      throw error;
    }
  };

  const onCut = (error: unknown) => services.log.debug({ error, media_id: mediaId }, 'upload was cut');
  let claim = await transaction((ctx) => claimUpload(ctx, mediaId, { offset, length }));
  for await (const bytes of readSegments({ body, length, signal, onCut })) claim = await store(claim, bytes);
  return { offset: claim.offset, done: claim.offset === claim.size };
}
