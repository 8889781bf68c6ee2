import { callerId, fail, HOUR, newId, type Call } from '@belvedere/kernel';
import { chargeQuota } from '../tenancy/charge-quota.ts';
import { mediaErrors } from './errors.ts';
import { expireUploads } from './expire-uploads.ts';
import { claimedType, cleanFileName, MAX_BYTES } from './media.ts';
import { mediaKeys } from './media-keys.ts';
import { SEGMENT_BYTES } from './read-segments.ts';
import type { CreateUploadInput, UploadView } from './schemas.ts';
import { insertMedia } from './table.ts';
import { uploadToken } from './upload-token.ts';
import { viewMedia } from './view-media.ts';

const OPEN_FOR = 24 * HOUR;

/** Makes room for a file: charges the quota with its size and says where the bytes go. */
export async function createUpload({ ctx, input }: Call<CreateUploadInput>): Promise<UploadView> {
  const { size, purpose, mimeType } = input;
  const maxBytes = MAX_BYTES[purpose];
  const originalName = cleanFileName(input.fileName);
  const type = claimedType(originalName, mimeType) ?? fail(mediaErrors.type_refused);
  if (size > maxBytes) fail(mediaErrors.too_large, { data: { maxBytes } });

  const [extension] = type.extensions;

  await expireUploads(ctx);
  const id = newId();
  const expiresAt = new Date(ctx.now.getTime() + OPEN_FOR);
  const media = await insertMedia(ctx, {
    id,
    originalName,
    fileName: `${id}.${extension}`,
    filePath: mediaKeys(ctx.tenantId, id).original(extension),
    fileSize: size,
    mimeType: type.mimeType,
    mediaType: type.mediaType,
    storageProvider: 'platform',
    uploadExpiresAt: expiresAt,
    uploadedById: callerId(ctx),
  });
  await chargeQuota(ctx, 'media_bytes', size);

  const token = uploadToken(ctx.services, { tenantId: ctx.tenantId, mediaId: id }, expiresAt);
  const upload = { url: `/uploads/${id}?token=${token}`, chunkSize: SEGMENT_BYTES, offset: 0, expiresAt, maxBytes };
  return { media: viewMedia(ctx, media), upload };
}
