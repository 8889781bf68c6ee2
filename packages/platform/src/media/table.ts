import type { MediaFileModel, Prisma } from '@belvedere/db';
import { fail, isId, type Context, type Services } from '@belvedere/kernel';
import { z } from 'zod';
import { mediaErrors } from './errors.ts';
import type { LogEntry, Media, MediaStatus, MediaType } from './media.ts';

const storedLog = z.array(z.object({ at: z.coerce.date(), step: z.string(), ms: z.number(), message: z.string() }));

function toMedia({ tenantId: _, externalUrl: __, ...row }: MediaFileModel): Media {
  return {
    ...row,
    fileSize: Number(row.fileSize),
    uploadOffset: Number(row.uploadOffset),
    processingLog: storedLog.parse(row.processingLog),
  };
}

const idOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });
const toJson = (log: readonly LogEntry[]): Prisma.InputJsonValue => log.map(({ at, ...entry }) => ({ at: at.toISOString(), ...entry }));

export type NewMedia = Pick<
  Media,
  | 'id'
  | 'originalName'
  | 'fileName'
  | 'filePath'
  | 'fileSize'
  | 'mimeType'
  | 'mediaType'
  | 'storageProvider'
  | 'uploadExpiresAt'
  | 'uploadedById'
>;

export async function insertMedia(ctx: Context, media: NewMedia): Promise<Media> {
  return toMedia(await ctx.tx.mediaFile.create({ data: { ...media, tenantId: ctx.tenantId, createdAt: ctx.now, updatedAt: ctx.now } }));
}

/** Any file of the tenant, removed ones too. */
export async function findMedia(ctx: Context, id: string): Promise<Media> {
  const row = isId(id) ? await ctx.tx.mediaFile.findUnique({ where: idOf(ctx, id) }) : null;
  return row ? toMedia(row) : fail(mediaErrors.not_found);
}

/** The same, and nobody else changes the file or points at it before this transaction ends. */
export async function lockMedia(ctx: Context, id: string): Promise<Media> {
  if (!isId(id)) fail(mediaErrors.not_found);
  await ctx.tx.$queryRaw`SELECT 1 FROM media_files WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findMedia(ctx, id);
}

/** The file if there is one. Those who will point at it don't wait for each other; a removal waits for them. */
export async function shareMedia(ctx: Context, id: string): Promise<Media | undefined> {
  if (!isId(id)) return undefined;
  await ctx.tx.$queryRaw`SELECT 1 FROM media_files WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR KEY SHARE`;
  const row = await ctx.tx.mediaFile.findUnique({ where: idOf(ctx, id) });
  return row ? toMedia(row) : undefined;
}

export type MediaChanges = Partial<
  Pick<
    Media,
    | 'originalName'
    | 'fileName'
    | 'filePath'
    | 'mimeType'
    | 'mediaType'
    | 'status'
    | 'checksum'
    | 'width'
    | 'height'
    | 'progress'
    | 'processingLog'
    | 'failure'
    | 'thumbnailPath'
    | 'compressedPath'
    | 'uploadOffset'
    | 'uploadExpiresAt'
    | 'deletedAt'
  >
>;

/** Writes to a file that this transaction has locked. */
export async function saveMedia(ctx: Context, media: Media, { processingLog, ...changes }: MediaChanges): Promise<Media> {
  const log = processingLog && { processingLog: toJson(processingLog) };
  const data = { ...changes, ...log, version: media.version + 1, updatedAt: ctx.now };
  return toMedia(await ctx.tx.mediaFile.update({ where: idOf(ctx, media.id), data }));
}

/** Progress only grows, and is no new version: a form that is open meanwhile stays good. */
export async function saveProgress(ctx: Context, id: string, progress: number): Promise<void> {
  const where = { tenantId: ctx.tenantId, id, status: 'processing', progress: { lt: progress } } as const;
  await ctx.tx.mediaFile.updateMany({ where, data: { progress, updatedAt: ctx.now } });
}

export interface MediaFilter {
  mediaType?: MediaType | undefined;
  status?: MediaStatus | undefined;
  /** The id after which, towards the older ones, the page begins. */
  cursor?: string | undefined;
  limit: number;
}

/** Newest first: ids sort by time. One more than the limit when there is a next page. */
export async function findMediaPage(ctx: Context, { mediaType, status, cursor, limit }: MediaFilter): Promise<Media[]> {
  const state = status === 'deleted' ? { deletedAt: { not: null } } : { deletedAt: null, ...(status && { status }) };
  const rows = await ctx.tx.mediaFile.findMany({
    where: { tenantId: ctx.tenantId, ...state, ...(mediaType && { mediaType }), ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return rows.map(toMedia);
}

/** Locks uploads whose time is over, removed ones too, a few at a time; those that somebody else is busy with are left to them. */
export async function lockExpiredUploads(ctx: Context, limit: number): Promise<Media[]> {
  const found = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM media_files
    WHERE tenant_id = ${ctx.tenantId}::uuid AND status IN ('pending', 'uploading')
      AND upload_offset < file_size AND upload_expires_at <= ${ctx.now}
    ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  const rows = await ctx.tx.mediaFile.findMany({ where: { tenantId: ctx.tenantId, id: { in: found.map(({ id }) => id) } } });
  return rows.map(toMedia);
}

export interface MediaUse {
  type: string;
  id: string;
  role: string;
}

/**
 * Who points at a file. The tables belong to other systems; that every foreign key to media_files is asked, a test knows. A thing
 * that is itself removed counts too, for it can be restored.
 */
export async function findUses(ctx: Context, id: string, limit: number): Promise<MediaUse[]> {
  return ctx.tx.$queryRaw<MediaUse[]>`
    SELECT DISTINCT * FROM (
      SELECT 'scene' AS type, id::text, 'panorama' AS role FROM scenes WHERE tenant_id = ${ctx.tenantId}::uuid AND panorama_media_id = ${id}::uuid
      UNION ALL SELECT 'scene', scene_id::text, media_type FROM scene_media WHERE tenant_id = ${ctx.tenantId}::uuid AND media_id = ${id}::uuid
      UNION ALL SELECT 'hotspot', hotspot_id::text, media_type FROM hotspot_media WHERE tenant_id = ${ctx.tenantId}::uuid AND media_id = ${id}::uuid
      UNION ALL SELECT 'hotspot', id::text, 'content' FROM hotspots WHERE tenant_id = ${ctx.tenantId}::uuid AND strpos(content::text, ${id}) > 0
      UNION ALL SELECT 'hotspot', hotspot_id::text, 'content' FROM hotspot_translations
        WHERE tenant_id = ${ctx.tenantId}::uuid AND strpos(content::text, ${id}) > 0
      UNION ALL SELECT 'published_tour', tour_id::text, asset_key FROM published_assets
        WHERE tenant_id = ${ctx.tenantId}::uuid AND starts_with(asset_key, ${`media/${id}/`})
    ) uses ORDER BY type, id, role LIMIT ${limit}`;
}

/** What has to be known of a file to serve it, in one round trip. */
export interface ServedMedia {
  original_name: string;
  mime_type: string;
  file_path: string;
  thumbnail_path: string | null;
  compressed_path: string | null;
}

/** A file that may be shown, or undefined: before it is ready and after it was removed there is none. */
export async function readServedMedia(services: Services, tenantId: string, id: string): Promise<ServedMedia | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await services.database.read<ServedMedia>(
    { tenantId },
    {
      name: 'media-served',
      text: `SELECT original_name, mime_type, file_path, thumbnail_path, compressed_path FROM media_files
             WHERE tenant_id = $1 AND id = $2 AND status = 'ready' AND deleted_at IS NULL`,
      values: [tenantId, id],
    },
  );
  return row;
}
