import type { Prisma, TourExportModel } from '@belvedere/db';
import { fail, type Context, type Services } from '@belvedere/kernel';
import { toursErrors } from '../../errors.ts';
import type { ExportView } from './schemas.ts';

const KEPT_PER_TOUR = 50;

function toExportView({ tenantId: _, fileSize, ...row }: TourExportModel): ExportView {
  return { ...row, fileSize: fileSize === null ? null : Number(fileSize) };
}

export async function insertExport(
  ctx: Context,
  row: Omit<Prisma.TourExportUncheckedCreateInput, 'tenantId' | 'createdAt' | 'updatedAt'>,
): Promise<ExportView> {
  return toExportView(await ctx.tx.tourExport.create({ data: { ...row, tenantId: ctx.tenantId, createdAt: ctx.now, updatedAt: ctx.now } }));
}

/** Exports of a removed tour are as gone as the tour. */
export async function findExport(ctx: Context, id: string): Promise<ExportView> {
  const row = await ctx.tx.tourExport.findFirst({ where: { tenantId: ctx.tenantId, id, tour: { deletedAt: null } } });
  return row ? toExportView(row) : fail(toursErrors.export_not_found);
}

export async function listExportRows(ctx: Context, tourId: string): Promise<ExportView[]> {
  const rows = await ctx.tx.tourExport.findMany({
    where: { tenantId: ctx.tenantId, tourId },
    orderBy: { id: 'desc' },
    take: KEPT_PER_TOUR,
  });
  return rows.map(toExportView);
}

/** How many of the tenant's exports are not done yet. */
export async function countRunning(ctx: Context): Promise<number> {
  return ctx.tx.tourExport.count({ where: { tenantId: ctx.tenantId, status: { in: ['waiting', 'running'] } } });
}

export async function updateExport(ctx: Context, id: string, data: Prisma.TourExportUncheckedUpdateInput): Promise<void> {
  await ctx.tx.tourExport.updateMany({ where: { tenantId: ctx.tenantId, id }, data: { ...data, updatedAt: ctx.now } });
}

export async function expiredExports(ctx: Context): Promise<string[]> {
  const rows = await ctx.tx.tourExport.findMany({
    where: { tenantId: ctx.tenantId, expiresAt: { lte: ctx.now } },
    select: { id: true },
    take: 500,
  });
  return rows.map(({ id }) => id);
}

export async function deleteExports(ctx: Context, ids: string[]): Promise<void> {
  await ctx.tx.tourExport.deleteMany({ where: { tenantId: ctx.tenantId, id: { in: ids } } });
}

/** Whether an archive may be loaded now: it is done, in its time, and its tour is there. */
export async function isExportThere(services: Services, tenantId: string, id: string): Promise<boolean> {
  const rows = await services.database.read<object>(
    { tenantId },
    {
      name: 'export-there',
      text: `SELECT 1 FROM tour_exports e JOIN tours t ON t.tenant_id = e.tenant_id AND t.id = e.tour_id AND t.deleted_at IS NULL
             WHERE e.tenant_id = $1 AND e.id = $2 AND e.status = 'done' AND e.expires_at > $3`,
      values: [tenantId, id, services.clock.now()],
    },
  );
  return rows.length > 0;
}

/** The media files behind panoramas, by the ids of their tiles, and files by their ids: only those that are there. */
export async function findArchivedFiles(
  ctx: Context,
  wanted: { panoramaIds: string[]; mediaIds: string[] },
): Promise<{ panoramas: { contentId: string | null; media: FileRow }[]; files: FileRow[] }> {
  const { tx, tenantId } = ctx;
  const select = { id: true, originalName: true, filePath: true, projection: true, cubeLayout: true, lensFov: true } as const;
  const panoramas = await tx.panorama.findMany({
    where: { tenantId, contentId: { in: wanted.panoramaIds }, status: 'ready' },
    select: { contentId: true, media: { select } },
  });
  const files = await tx.mediaFile.findMany({ where: { tenantId, id: { in: wanted.mediaIds }, status: 'ready', deletedAt: null }, select });
  return { panoramas, files };
}

interface FileRow {
  id: string;
  originalName: string;
  filePath: string;
  projection: string | null;
  cubeLayout: string | null;
  lensFov: number | null;
}

/** Files attached to the hotspots of a tour, in their order. */
export async function findHotspotMedia(ctx: Context, tourId: string): Promise<{ hotspotId: string; mediaId: string; mediaType: string }[]> {
  return ctx.tx.hotspotMedia.findMany({
    where: { tenantId: ctx.tenantId, hotspot: { tourId, deletedAt: null } },
    orderBy: [{ mediaType: 'asc' }, { order: 'asc' }],
    select: { hotspotId: true, mediaId: true, mediaType: true },
  });
}

/** The document of a live tour, compressed as it is kept; null when it is not live. */
export async function findLiveDocument(ctx: Context, tourId: string): Promise<{ brotli: Uint8Array; size: number } | null> {
  const live = await ctx.tx.tourPublication.findUnique({ where: { tenantId_tourId: { tenantId: ctx.tenantId, tourId } } });
  return (
    live &&
    ctx.tx.tourDocument.findUnique({
      where: { tenantId_hash: { tenantId: ctx.tenantId, hash: live.hash } },
      select: { brotli: true, size: true },
    })
  );
}
