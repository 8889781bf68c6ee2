import { z } from 'zod';
import { IMPORT_FORMATS } from '../plan.ts';
import { importReport } from './import-report.ts';

/** An archive of this size holds the originals of a hundred large panoramas. */
const MAX_ARCHIVE = 4 * 1024 ** 3;

export const createImportInput = z.strictObject({
  fileName: z.string().trim().min(1).max(255),
  /** Bytes of the ZIP file. */
  size: z.number().int().min(22).max(MAX_ARCHIVE),
  from: z.enum([...IMPORT_FORMATS, 'auto']).default('auto'),
  /** The tour's own when absent. */
  title: z.string().trim().min(1).max(200).optional(),
  /** Only says what would be made; tours.imports.run makes it. */
  dryRun: z.boolean().default(false),
});
export const importIdInput = z.strictObject({ id: z.uuid() });
export const listImportsInput = z.strictObject({ limit: z.int().min(1).max(50).default(20) });

export const importView = z
  .object({
    id: z.uuid(),
    fileName: z.string(),
    /** Bytes. */
    fileSize: z.number().int(),
    isUploaded: z.boolean(),
    format: z.enum([...IMPORT_FORMATS, 'auto']),
    title: z.string().nullable(),
    dryRun: z.boolean(),
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    /** 0–1. */
    progress: z.number(),
    report: importReport.nullable(),
    tourId: z.uuid().nullable(),
    failure: z.string().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
    /** Until when the archive is kept. */
    expiresAt: z.date(),
    requestedById: z.uuid(),
  })
  .meta({ id: 'TourImportView' });
export const importList = z.object({ items: z.array(importView).max(50) }).meta({ id: 'TourImportList' });
export const createdImport = z
  .object({
    import: importView,
    upload: z
      .object({
        /** Where the ZIP file goes, by one PUT; relative to the server's address. Its token is a secret. */
        url: z.string(),
        expiresAt: z.date(),
      })
      .meta({ id: 'TourImportUpload' }),
  })
  .meta({ id: 'CreatedTourImport' });

export type ImportView = z.infer<typeof importView>;
export type CreateImportInput = z.output<typeof createImportInput>;
