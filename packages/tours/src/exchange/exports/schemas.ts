import { z } from 'zod';

const EXPORT_SOURCES = ['draft', 'live'] as const;
const EXCHANGE_STATUSES = ['waiting', 'running', 'done', 'failed'] as const;

export const createExportInput = z.strictObject({
  tourId: z.uuid(),
  /** What visitors see now, or what the next publishing would show. */
  source: z.enum(EXPORT_SOURCES).default('live'),
  /** With the files as they were uploaded, so that importing the archive loses nothing. They tell of their camera and place. */
  originals: z.boolean().default(true),
});
export const exportIdInput = z.strictObject({ id: z.uuid() });
export const listExportsInput = z.strictObject({ tourId: z.uuid() });

export const exportView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    source: z.enum(EXPORT_SOURCES),
    originals: z.boolean(),
    status: z.enum(EXCHANGE_STATUSES),
    /** 0–1. */
    progress: z.number(),
    /** Bytes. */
    fileSize: z.number().int().nullable(),
    /** SHA-256 of the archive, in hex. */
    checksum: z.string().nullable(),
    /** The key that the archive is signed with. */
    keyId: z.string().nullable(),
    failure: z.string().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
    /** Until when it is kept. */
    expiresAt: z.date(),
    requestedById: z.uuid(),
  })
  .meta({ id: 'TourExportView' });
export const exportList = z.object({ items: z.array(exportView).max(50) }).meta({ id: 'TourExportList' });
export const exportDownload = z
  .object({
    /** Relative to the server's address. Whoever has it can load the archive until it ends. */
    url: z.string(),
    expiresAt: z.date(),
  })
  .meta({ id: 'TourExportDownload' });

export type ExportView = z.infer<typeof exportView>;
export type CreateExportInput = z.output<typeof createExportInput>;
