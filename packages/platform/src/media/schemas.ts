import { z } from 'zod';
import { MAX_BYTES, MAX_LOG, MEDIA_PURPOSES, MEDIA_STATUSES, MEDIA_TYPES } from './media.ts';

const fileName = z.string().min(1).max(255);

export const mediaView = z
  .object({
    id: z.uuid(),
    originalName: z.string().max(255),
    /** Unique in the tenant. */
    fileName: z.string().max(255),
    /** Bytes. */
    fileSize: z.number().int().min(0),
    mimeType: z.string().max(255),
    mediaType: z.enum(MEDIA_TYPES),
    status: z.enum(MEDIA_STATUSES),
    /** SHA-256 of the original, in hex. */
    checksum: z.string().length(64).nullable(),
    /** Pixels. */
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    /** Seconds. */
    duration: z.number().nullable(),
    /** Of the processing, 0 to 1. */
    progress: z.number().min(0).max(1),
    processingLog: z
      .array(
        z
          .object({ at: z.date(), step: z.string().max(40), ms: z.number().int().min(0), message: z.string().max(500) })
          .meta({ id: 'MediaLogEntry' }),
      )
      .max(MAX_LOG),
    /** Why it failed. */
    failure: z.string().max(500).nullable(),
    /** 640 pixels wide at most; null before the file is ready. Signed: valid for one to two hours. */
    thumbnailUrl: z.string().max(2000).nullable(),
    /** 2560 pixels wide and high at most; null before the file is ready. Signed: valid for one to two hours. */
    compressedUrl: z.string().max(2000).nullable(),
    storageProvider: z.string().max(20),
    /** Bytes that have arrived. */
    uploadOffset: z.number().int().min(0),
    uploadExpiresAt: z.date().nullable(),
    version: z.number().int(),
    createdAt: z.date(),
    updatedAt: z.date(),
    deletedAt: z.date().nullable(),
    uploadedById: z.uuid(),
  })
  .meta({ id: 'MediaView' });
export type MediaView = z.output<typeof mediaView>;

export const createUploadInput = z.strictObject({
  fileName,
  /** Bytes. */
  size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  mimeType: z.string().max(255).optional(),
  /** A panorama may have 512 MiB, any other picture 64 MiB. */
  purpose: z.enum(MEDIA_PURPOSES).default('image'),
});
export type CreateUploadInput = z.output<typeof createUploadInput>;

export const uploadView = z
  .object({
    media: mediaView,
    upload: z
      .object({
        /** Where the bytes go, by PATCH with Upload-Offset (tus 1.0); relative to the server's address. Its token is a secret. */
        url: z.string().max(2000),
        /** The most useful number of bytes for one PATCH. */
        chunkSize: z.number().int(),
        /** Where to begin. */
        offset: z.number().int(),
        expiresAt: z.date(),
        maxBytes: z.number().int().max(MAX_BYTES.panorama),
      })
      .meta({ id: 'MediaUpload' }),
  })
  .meta({ id: 'MediaUploadView' });
export type UploadView = z.output<typeof uploadView>;

export const mediaIdInput = z.strictObject({ id: z.uuid() });
export type MediaIdInput = z.output<typeof mediaIdInput>;

export const updateMediaInput = z.strictObject({ id: z.uuid(), version: z.number().int().min(1), originalName: fileName });
export type UpdateMediaInput = z.output<typeof updateMediaInput>;

export const listMediaInput = z.strictObject({
  mediaType: z.enum(MEDIA_TYPES).optional(),
  /** Without it everything that is not deleted. */
  status: z.enum(MEDIA_STATUSES).optional(),
  cursor: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(20),
});
export type ListMediaInput = z.output<typeof listMediaInput>;

export const mediaPage = z.object({ items: z.array(mediaView).max(100), nextCursor: z.uuid().nullable() }).meta({ id: 'MediaPage' });
export type MediaPage = z.output<typeof mediaPage>;

export const downloadView = z
  .object({
    /** The original as it was uploaded, with all it tells of its camera and place; relative to the server's address. */
    url: z.string().max(2000),
    expiresAt: z.date(),
  })
  .meta({ id: 'MediaDownloadView' });
export type DownloadView = z.output<typeof downloadView>;
