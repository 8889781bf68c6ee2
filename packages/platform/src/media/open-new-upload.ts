import { callerId, fail, HOUR, newId, type Context } from '@belvedere/kernel';
import { chargeQuota } from '../tenancy/quotas/charge-quota.ts';
import { mediaErrors } from './errors.ts';
import { expireUploads } from './expire-uploads.ts';
import { claimedType, cleanFileName, maxBytesFor, type MediaPurpose, type MediaType } from './media.ts';
import { mediaKeys } from './media-keys.ts';
import { SEGMENT_BYTES } from './read-segments.ts';
import type { UploadView } from './schemas.ts';
import { findSameContent, insertMedia, type NewMedia } from './table.ts';
import { uploadToken } from './upload-token.ts';
import { viewMedia } from './view-media.ts';

const OPEN_FOR = 24 * HOUR;
const SAME_NAMED = 5;

export interface NewUpload {
  fileName: string;
  size: number;
  mimeType?: string | undefined;
  purpose?: MediaPurpose | undefined;
  checksum?: string | undefined;
  /** The kind that it has to be of. */
  wanted?: MediaType;
  more: Partial<Pick<NewMedia, 'projection' | 'stereo' | 'cubeLayout' | 'lensFov' | 'altText' | 'caption' | 'credit' | 'replacesId'>>;
}

/** Makes room for a file: charges the quota with its size and says where the bytes go. */
export async function openNewUpload(ctx: Context, { size, purpose, checksum, wanted, more, ...claim }: NewUpload): Promise<UploadView> {
  const originalName = cleanFileName(claim.fileName);
  const type = claimedType(originalName, claim.mimeType) ?? fail(mediaErrors.type_refused);
  if (wanted !== undefined && type.mediaType !== wanted) fail(mediaErrors.wrong_kind);
  const maxBytes = maxBytesFor(type.mediaType, purpose) ?? fail(mediaErrors.type_refused);
  if (size > maxBytes) fail(mediaErrors.too_large, { data: { maxBytes } });
  const [extension] = type.extensions;

  await expireUploads(ctx);
  const id = newId();
  const expiresAt = new Date(ctx.now.getTime() + OPEN_FOR);
  const media = await insertMedia(ctx, {
    ...more,
    // A panorama is a whole sphere unless somebody says otherwise.
    projection: more.projection ?? (purpose === 'panorama' ? 'equirectangular' : null),
    id,
    originalName,
    fileName: `${id}.${extension}`,
    filePath: mediaKeys(ctx.tenantId, id).original(extension),
    fileSize: size,
    mimeType: type.mimeType,
    mediaType: type.mediaType,
    checksum: checksum ?? null,
    storageProvider: 'platform',
    uploadExpiresAt: expiresAt,
    uploadedById: callerId(ctx),
  });
  await chargeQuota(ctx, 'media_bytes', size);

  const token = uploadToken(ctx.services, { tenantId: ctx.tenantId, mediaId: id }, expiresAt);
  const upload = { url: `/uploads/${id}?token=${token}`, chunkSize: SEGMENT_BYTES, offset: 0, expiresAt, maxBytes };
  const sameAs = checksum === undefined ? [] : await findSameContent(ctx, checksum, SAME_NAMED);
  return { media: viewMedia(ctx, media), upload, sameAs };
}
