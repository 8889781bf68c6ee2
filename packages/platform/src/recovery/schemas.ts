import { z } from 'zod';

const size = z.int().min(0);

/** What lies beside each copy and says all that is needed to put it back. Signed with a key made of the secret key. */
export const backupManifest = z.strictObject({
  format: z.literal(1),
  id: z.uuid(),
  /** `cluster`: the files of the embedded server; `dump`: what pg_dump wrote. */
  kind: z.enum(['cluster', 'dump']),
  /** PostgreSQL's major version. */
  major: z.string().max(20),
  startedAt: z.iso.datetime(),
  completedAt: z.iso.datetime(),
  /** First segment of the write-ahead log that is played after it; null for a dump. */
  firstSegment: z.string().max(40).nullable(),
  /** Encrypted bytes and their SHA-256 in hex. */
  size,
  sha256: z.string().length(64),
  /** Files of the media storage that were there: how many, and their bytes. */
  files: z.strictObject({ count: size, bytes: size }),
});
export type BackupManifest = z.infer<typeof backupManifest>;

export const backupRecordView = z
  .object({
    id: z.uuid(),
    backupType: z.string().max(40),
    backupLocation: z.string().max(500),
    sizeBytes: size,
    checksum: z.string().max(64).nullable(),
    status: z.enum(['running', 'succeeded', 'failed']),
    startedAt: z.date(),
    completedAt: z.date().nullable(),
    /** When it was last put back for practice and found whole. */
    verifiedAt: z.date().nullable(),
  })
  .meta({ id: 'BackupRecordView' });
export type BackupRecordView = z.input<typeof backupRecordView>;

export const listBackupsInput = z.strictObject({ cursor: z.uuid().optional(), limit: z.int().min(1).max(100).default(20) });
export type ListBackupsInput = z.output<typeof listBackupsInput>;
export const backupPage = z
  .object({ items: z.array(backupRecordView).max(100), nextCursor: z.uuid().nullable() })
  .meta({ id: 'BackupPage' });
export type BackupPage = z.input<typeof backupPage>;

export const drillResult = z.strictObject({
  backupId: z.uuid(),
  ok: z.boolean(),
  /** From the first byte read to a database that answers. */
  seconds: z.number().min(0),
  tables: size,
  indexes: size,
  rows: size,
  /** Tenants whose audit chain was verified. */
  chains: size,
  failure: z.string().max(1_000).nullable(),
});
export type DrillResult = z.infer<typeof drillResult>;

export const recoveryProcedureView = z
  .object({
    id: z.uuid(),
    procedureName: z.string().max(100),
    description: z.string().max(1_000),
    steps: z.array(z.string().max(500)).max(50),
    lastTestedAt: z.date().nullable(),
    lastResult: drillResult.nullable(),
  })
  .meta({ id: 'RecoveryProcedureView' });
export type RecoveryProcedureView = z.input<typeof recoveryProcedureView>;
export const recoveryProcedureList = z.object({ items: z.array(recoveryProcedureView).max(100) });
