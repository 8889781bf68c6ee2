import { z } from 'zod';
import { CUBE_LAYOUTS } from './layout-of.ts';
import { mediaDetails } from './details.ts';
import { LENS_FOV, MAX_BYTES, MAX_LOG, MEDIA_PROJECTIONS, MEDIA_PURPOSES, MEDIA_STATUSES, MEDIA_TYPES, STEREO_MODES } from './media.ts';

const fileName = z.string().min(1).max(255);
const checksum = z.string().regex(/^[0-9a-f]{64}$/);
const projection = z.enum(MEDIA_PROJECTIONS);
const stereo = z.enum(STEREO_MODES);
const cubeLayout = z.enum(CUBE_LAYOUTS);
const lensFov = z.number().min(LENS_FOV.min).max(LENS_FOV.max);
/** What people say of a file. */
const texts = {
  /** What is to be seen or heard, for who can't. */
  altText: z.string().trim().max(1000).nullable(),
  caption: z.string().trim().max(2000).nullable(),
  /** Whose work it is, and under which licence. */
  credit: z.string().trim().max(500).nullable(),
};
const said = {
  ...texts,
  projection: projection.nullable(),
  stereo: stereo.nullable(),
  /** How a picture holds the six faces of a cube; it is then a cubemap. Without it the proportions decide. */
  cubeLayout: cubeLayout.nullable(),
  /** Degrees that each circle of a dual fisheye spans; it is then one. Without it 200. */
  lensFov: lensFov.nullable(),
};

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
    /** 640 pixels wide at most, of a film one of its pictures; null before the file is ready, and for sound and documents. Signed: valid for one to two hours. */
    thumbnailUrl: z.string().max(2000).nullable(),
    /** What is shown or played: a picture of at most 2560 × 2560 pixels, an MP4 or an M4A; null before the file is ready, and for documents. Signed: valid for one to two hours. */
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
    altText: z.string().max(1000).nullable(),
    caption: z.string().max(2000).nullable(),
    credit: z.string().max(500).nullable(),
    /** How it maps to what one sees; null for what nobody has said and no metadata tell. */
    projection: projection.nullable(),
    stereo: stereo.nullable(),
    /** How a picture holds the six faces of a cube, if it does. */
    cubeLayout: cubeLayout.nullable(),
    /** Degrees that each circle of a dual fisheye spans, if somebody said so. */
    lensFov: lensFov.nullable(),
    /** What was found out about the content. */
    details: mediaDetails,
    /** Where it was fetched from. */
    externalUrl: z.string().max(2000).nullable(),
    /** The file whose content this upload will become. */
    replacesId: z.uuid().nullable(),
  })
  .meta({ id: 'MediaView' });
export type MediaView = z.output<typeof mediaView>;

export const createUploadInput = z.strictObject({
  fileName,
  /** Bytes. */
  size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  mimeType: z.string().max(255).optional(),
  /** By default the kind of the file. A picture may have 64 MiB, as a panorama 512 MiB; a film 2 GiB, sound 256 MiB, a document 64 MiB. */
  purpose: z.enum(MEDIA_PURPOSES).optional(),
  /** SHA-256 in hex. The answer then names files with the same bytes, and what arrives is held against it. */
  checksum: checksum.optional(),
  ...z.object(said).partial().shape,
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
        maxBytes: z.number().int().max(MAX_BYTES.video),
      })
      .meta({ id: 'MediaUpload' }),
    /** Ready files that have the announced bytes already. Using one of them saves room; nobody has to. */
    sameAs: z.array(z.uuid()).max(5),
  })
  .meta({ id: 'MediaUploadView' });
export type UploadView = z.output<typeof uploadView>;

export const mediaIdInput = z.strictObject({ id: z.uuid() });
export type MediaIdInput = z.output<typeof mediaIdInput>;

const version = z.number().int().min(1).max(2_000_000_000);

export const updateMediaInput = z.strictObject({
  id: z.uuid(),
  version,
  originalName: fileName.optional(),
  ...z.object(said).partial().shape,
});
export type UpdateMediaInput = z.output<typeof updateMediaInput>;

export const replaceMediaInput = z.strictObject({
  id: z.uuid(),
  version,
  fileName,
  /** Bytes. */
  size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  mimeType: z.string().max(255).optional(),
  purpose: z.enum(MEDIA_PURPOSES).optional(),
  checksum: checksum.optional(),
});
export type ReplaceMediaInput = z.output<typeof replaceMediaInput>;

export const importUrlInput = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** What it has to be; it decides how large it may be. */
  mediaType: z.enum(MEDIA_TYPES).default('image'),
  /** By default the one in the address. */
  fileName: fileName.optional(),
  ...z.object(said).partial().shape,
});
export type ImportUrlInput = z.output<typeof importUrlInput>;

export const mediaUseList = z
  .object({
    items: z
      .array(
        z
          .object({ type: z.string().max(40), id: z.string().max(100), role: z.string().max(200), title: z.string().max(300).nullable() })
          .meta({ id: 'MediaUse' }),
      )
      .max(200),
  })
  .meta({ id: 'MediaUseList' });
export type MediaUseList = z.output<typeof mediaUseList>;

export const purgedView = z.object({ id: z.uuid() }).meta({ id: 'MediaPurged' });
export type PurgedView = z.output<typeof purgedView>;

export const listMediaInput = z.strictObject({
  /** Only files with exactly these bytes. */
  checksum: checksum.optional(),
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
