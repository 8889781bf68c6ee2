import { PLATFORM_TENANT_ID, type BackupRecordModel, type Prisma, type Transaction } from '@belvedere/db';
import { newId, type Json } from '@belvedere/kernel/core';
import {
  drillResult,
  type BackupManifest,
  type BackupPage,
  type BackupRecordView,
  type DrillResult,
  type ListBackupsInput,
  type RecoveryProcedureView,
} from './schemas.ts';

const tenantId = PLATFORM_TENANT_ID;

/** A copy that is whole. One that failed has no manifest and leaves its record by `insertFailure`. */
export async function insertBackup(tx: Transaction, manifest: BackupManifest, location: string): Promise<void> {
  const { id, kind, size, sha256, startedAt, completedAt } = manifest;
  const record = {
    backupType: kind,
    backupLocation: location,
    sizeBytes: size,
    checksum: sha256,
    status: 'succeeded' as const,
    details: manifest,
    startedAt: new Date(startedAt),
    completedAt: new Date(completedAt),
  };
  // After a restore the copies that were made since are not in the records: they are written down again when they are seen.
  await tx.backupRecord.upsert({ where: { tenantId_id: { tenantId, id } }, create: { tenantId, id, ...record }, update: {} });
}

export async function insertFailure(tx: Transaction, failure: { at: Date; location: string; reason: string }): Promise<void> {
  const { at, location, reason } = failure;
  const times = { startedAt: at, completedAt: at };
  await tx.backupRecord.create({
    data: { tenantId, id: newId(), backupType: 'cluster', backupLocation: location, status: 'failed', details: { reason }, ...times },
  });
}

/** Copies that were dropped from the store are no longer listed. */
export async function deleteBackups(tx: Transaction, keep: readonly string[]): Promise<void> {
  await tx.backupRecord.deleteMany({ where: { tenantId, status: 'succeeded', id: { notIn: [...keep] } } });
}

export async function markVerified(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.backupRecord.updateMany({ where: { tenantId, id }, data: { verifiedAt: at } });
}

export async function listBackupRows(tx: Transaction, { cursor, limit }: ListBackupsInput): Promise<BackupPage> {
  const rows = await tx.backupRecord.findMany({
    where: { tenantId, ...(cursor !== undefined && { id: { lt: cursor } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(toView);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** Writes down what a practice came to, under the procedure that it was of. */
export async function recordDrill(
  tx: Transaction,
  procedure: { name: string; description: string; steps: readonly string[] },
  { result, at }: { result: DrillResult; at: Date },
): Promise<void> {
  const { name: procedureName, description, steps } = procedure;
  const data = { description, steps: [...steps], lastTestedAt: at, lastResult: result as Prisma.InputJsonObject };
  await tx.recoveryProcedure.upsert({ where: { procedureName }, create: { id: newId(), procedureName, ...data }, update: data });
}

export async function listProcedureRows(tx: Transaction): Promise<RecoveryProcedureView[]> {
  const rows = await tx.recoveryProcedure.findMany({ orderBy: { procedureName: 'asc' }, take: 100 });
  return rows.map(({ id, procedureName, description, steps, lastTestedAt, lastResult }) => ({
    id,
    procedureName,
    description,
    steps: steps as Json as string[],
    lastTestedAt,
    lastResult: lastResult === null ? null : drillResult.parse(lastResult),
  }));
}

function toView(row: BackupRecordModel): BackupRecordView {
  const { id, backupType, backupLocation, checksum, status, startedAt, completedAt, verifiedAt } = row;
  return { id, backupType, backupLocation, sizeBytes: Number(row.sizeBytes), checksum, status, startedAt, completedAt, verifiedAt };
}
