import type { Prisma, TourImportModel } from '@belvedere/db';
import { fail, type Context } from '@belvedere/kernel';
import { z } from 'zod';
import { toursErrors } from '../../errors.ts';
import { importReport } from './import-report.ts';
import type { ImportView } from './schemas.ts';

const keptMedia = z.record(z.string(), z.string());

function toImportView({ tenantId: _, media: __, run: ___, ...row }: TourImportModel): ImportView {
  return {
    ...row,
    fileSize: Number(row.fileSize),
    format: row.format as ImportView['format'],
    report: row.report === null ? null : importReport.parse(row.report),
  };
}

export async function insertImport(
  ctx: Context,
  row: Omit<Prisma.TourImportUncheckedCreateInput, 'tenantId' | 'createdAt' | 'updatedAt'>,
): Promise<ImportView> {
  return toImportView(await ctx.tx.tourImport.create({ data: { ...row, tenantId: ctx.tenantId, createdAt: ctx.now, updatedAt: ctx.now } }));
}

async function findRow(ctx: Context, id: string): Promise<TourImportModel> {
  const row = await ctx.tx.tourImport.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } });
  return row ?? fail(toursErrors.import_not_found);
}

export async function findImport(ctx: Context, id: string): Promise<ImportView> {
  return toImportView(await findRow(ctx, id));
}

/** The import for this transaction alone. */
export async function lockImport(ctx: Context, id: string): Promise<ImportView & { media: ReadonlyMap<string, string>; run: number }> {
  await ctx.tx.$executeRaw`SELECT 1 FROM tour_imports WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await findRow(ctx, id);
  return { ...toImportView(row), run: row.run, media: new Map(Object.entries(keptMedia.parse(row.media))) };
}

export async function updateImport(ctx: Context, id: string, data: Prisma.TourImportUncheckedUpdateInput): Promise<ImportView> {
  return toImportView(
    await ctx.tx.tourImport.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, data: { ...data, updatedAt: ctx.now } }),
  );
}

/** Remembers a media file that was taken in, so that another attempt does not take it in again. */
export async function keepMedia(ctx: Context, id: string, entry: { name: string; mediaId: string }): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE tour_imports SET media = media || jsonb_build_object(${entry.name}::text, ${entry.mediaId}::text), updated_at = ${ctx.now}
    WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid`;
}

export async function listImportRows(ctx: Context, limit: number): Promise<ImportView[]> {
  const rows = await ctx.tx.tourImport.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { id: 'desc' }, take: limit });
  return rows.map(toImportView);
}

/** Imports that are not settled: each holds an archive of a stranger's size. */
export async function countOpenImports(ctx: Context): Promise<number> {
  return ctx.tx.tourImport.count({ where: { tenantId: ctx.tenantId, expiresAt: { gt: ctx.now }, status: { in: ['waiting', 'running'] } } });
}

export async function expiredImports(ctx: Context): Promise<string[]> {
  const rows = await ctx.tx.tourImport.findMany({
    where: { tenantId: ctx.tenantId, isUploaded: true, expiresAt: { lte: ctx.now } },
    select: { id: true },
    take: 500,
  });
  return rows.map(({ id }) => id);
}
