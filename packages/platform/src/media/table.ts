import type { MediaFileModel, Prisma, Transaction } from '@belvedere/db';
import { fail, isId, type Context, type Services } from '@belvedere/kernel';
import { z } from 'zod';
import { CUBE_LAYOUTS } from './layout-of.ts';
import { mediaDetails, mediaOrigin } from './details.ts';
import { mediaErrors } from './errors.ts';
import { MEDIA_PROJECTIONS, STEREO_MODES, type LogEntry, type Media, type MediaStatus, type MediaType } from './media.ts';

const storedLog = z.array(z.object({ at: z.coerce.date(), step: z.string(), ms: z.number(), message: z.string() }));

const storedProjection = z.enum(MEDIA_PROJECTIONS).nullable();
const storedStereo = z.enum(STEREO_MODES).nullable();
const storedLayout = z.enum(CUBE_LAYOUTS).nullable();

function toMedia({ tenantId: _, ...row }: MediaFileModel): Media {
  return {
    ...row,
    projection: storedProjection.parse(row.projection),
    stereo: storedStereo.parse(row.stereo),
    cubeLayout: storedLayout.parse(row.cubeLayout),
    details: mediaDetails.parse(row.details),
    origin: mediaOrigin.parse(row.origin),
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
> &
  Partial<
    Pick<
      Media,
      'checksum' | 'projection' | 'stereo' | 'cubeLayout' | 'lensFov' | 'altText' | 'caption' | 'credit' | 'externalUrl' | 'replacesId'
    >
  >;

export async function insertMedia(ctx: Context, media: NewMedia): Promise<Media> {
  return toMedia(await ctx.tx.mediaFile.create({ data: { ...media, tenantId: ctx.tenantId, createdAt: ctx.now, updatedAt: ctx.now } }));
}

/** Any file of the tenant, removed ones too. A former content is no file any more. */
export async function findMedia(ctx: Context, id: string): Promise<Media> {
  const media = await findContent(ctx, id);
  return media && media.supersededById === null ? media : fail(mediaErrors.not_found);
}

/** A row, whatever it holds. */
export async function findContent(ctx: Context, id: string): Promise<Media | undefined> {
  const row = isId(id) ? await ctx.tx.mediaFile.findUnique({ where: idOf(ctx, id) }) : null;
  return row ? toMedia(row) : undefined;
}

/** The same, and nobody else changes the file or points at it before this transaction ends. */
export async function lockMedia(ctx: Context, id: string): Promise<Media> {
  const media = await lockContent(ctx, id);
  return media && media.supersededById === null ? media : fail(mediaErrors.not_found);
}

/** The same for jobs: a former content too, and undefined when the row was purged. */
export async function lockContent(ctx: Context, id: string): Promise<Media | undefined> {
  if (!isId(id)) return undefined;
  await ctx.tx.$queryRaw`SELECT 1 FROM media_files WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findContent(ctx, id);
}

/** The file if there is one. Those who will point at it don't wait for each other; a removal waits for them. */
export async function shareMedia(ctx: Context, id: string): Promise<Media | undefined> {
  if (!isId(id)) return undefined;
  await ctx.tx.$queryRaw`SELECT 1 FROM media_files WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR KEY SHARE`;
  const media = await findContent(ctx, id);
  return media?.supersededById === null && media.replacesId === null ? media : undefined;
}

export type MediaChanges = Partial<
  Pick<
    Media,
    | 'originalName'
    | 'fileName'
    | 'filePath'
    | 'fileSize'
    | 'mimeType'
    | 'mediaType'
    | 'status'
    | 'checksum'
    | 'width'
    | 'height'
    | 'duration'
    | 'progress'
    | 'processingLog'
    | 'failure'
    | 'thumbnailPath'
    | 'compressedPath'
    | 'uploadOffset'
    | 'uploadExpiresAt'
    | 'deletedAt'
    | 'altText'
    | 'caption'
    | 'credit'
    | 'projection'
    | 'stereo'
    | 'cubeLayout'
    | 'lensFov'
    | 'details'
    | 'origin'
    | 'externalUrl'
    | 'contentId'
    | 'replacesId'
    | 'supersededById'
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
  const where = {
    tenantId: ctx.tenantId,
    id,
    status: { in: ['pending', 'processing'] },
    progress: { lt: progress },
  } satisfies Prisma.MediaFileWhereInput;
  await ctx.tx.mediaFile.updateMany({ where, data: { progress, updatedAt: ctx.now } });
}

export interface MediaFilter {
  /** SHA-256 in hex: the files that have exactly these bytes. */
  checksum?: string | undefined;
  mediaType?: MediaType | undefined;
  status?: MediaStatus | undefined;
  /** The id after which, towards the older ones, the page begins. */
  cursor?: string | undefined;
  limit: number;
}

/** Newest first: ids sort by time. One more than the limit when there is a next page. */
export async function findMediaPage(ctx: Context, { checksum, mediaType, status, cursor, limit }: MediaFilter): Promise<Media[]> {
  const state = status === 'deleted' ? { deletedAt: { not: null } } : { deletedAt: null, ...(status && { status }) };
  const rows = await ctx.tx.mediaFile.findMany({
    where: {
      tenantId: ctx.tenantId,
      replacesId: null,
      supersededById: null,
      ...state,
      ...(checksum && { checksum }),
      ...(mediaType && { mediaType }),
      ...(cursor && { id: { lt: cursor } }),
    },
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
  return lockedRows(ctx, found);
}

/** Ready files with exactly these bytes. */
export async function findSameContent(ctx: Context, checksum: string, limit: number): Promise<string[]> {
  const rows = await ctx.tx.mediaFile.findMany({
    where: { tenantId: ctx.tenantId, checksum, status: 'ready', deletedAt: null, replacesId: null, supersededById: null },
    orderBy: { id: 'asc' },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** Under which ids the contents of a file are served, the former ones too. */
export async function findContentIds(ctx: Context, mediaId: string): Promise<string[]> {
  const rows = await ctx.tx.mediaFile.findMany({
    where: { tenantId: ctx.tenantId, OR: [{ id: mediaId }, { supersededById: mediaId }] },
    select: { id: true, contentId: true },
  });
  return rows.map(({ id, contentId }) => contentId ?? id);
}

/** Which rows hold contents now: the files that have them, or what is kept of former ones. */
export async function findHolders(ctx: Context, contentIds: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...contentIds];
  const rows = await ctx.tx.mediaFile.findMany({
    where: { tenantId: ctx.tenantId, replacesId: null, OR: [{ contentId: { in: wanted } }, { id: { in: wanted }, contentId: null }] },
    select: { id: true, contentId: true },
  });
  return new Map(rows.map(({ id, contentId }) => [contentId ?? id, id]));
}

/** The former contents of a file, and uploads that should have become its content, locked. */
export async function lockBelonging(ctx: Context, mediaId: string): Promise<Media[]> {
  const found = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM media_files WHERE tenant_id = ${ctx.tenantId}::uuid
      AND (superseded_by_id = ${mediaId}::uuid OR replaces_id = ${mediaId}::uuid) ORDER BY id FOR UPDATE`;
  return lockedRows(ctx, found);
}

/**
 * Locks files whose time is over, a few at a time: removed ones, former contents that may be in use, uploads that did not become a
 * content, and what failed with its bytes still here.
 */
export async function lockOverdue(
  ctx: Context,
  { before, limit, after }: { before: Date; limit: number; after: string },
): Promise<Media[]> {
  const found = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM media_files
    WHERE tenant_id = ${ctx.tenantId}::uuid AND id > ${after}::uuid
      AND (deleted_at < ${before} OR superseded_by_id IS NOT NULL
        OR (status IN ('failed', 'quarantined') AND updated_at < ${before} AND (replaces_id IS NOT NULL OR upload_offset > 0)))
    ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return lockedRows(ctx, found);
}

async function lockedRows(ctx: Context, found: readonly { id: string }[]): Promise<Media[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await ctx.tx.mediaFile.findMany({ where: { tenantId: ctx.tenantId, id: { in: ids } }, orderBy: { id: 'asc' } });
  return rows.map(toMedia);
}

/** Takes the row away for good. @returns whether it was there. */
export async function deleteMedia(ctx: Context, id: string): Promise<boolean> {
  return (await ctx.tx.mediaFile.deleteMany({ where: { tenantId: ctx.tenantId, id } })).count > 0;
}

/** What has to be known of a file to serve it, in one round trip. */
export interface ServedMedia {
  original_name: string;
  mime_type: string;
  file_path: string;
  thumbnail_path: string | null;
  compressed_path: string | null;
}

/** A content that may be shown, or undefined: before it is ready and after its file was removed there is none. */
export async function readServedMedia(services: Services, tenantId: string, id: string): Promise<ServedMedia | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await services.database.read<ServedMedia>(
    { tenantId },
    {
      name: 'media-served',
      text: `SELECT m.original_name, m.mime_type, m.file_path, m.thumbnail_path, m.compressed_path FROM media_files m
             WHERE m.tenant_id = $1 AND (m.content_id = $2 OR (m.id = $2 AND m.content_id IS NULL))
               AND m.status = 'ready' AND m.deleted_at IS NULL AND m.replaces_id IS NULL AND NOT EXISTS (
                 SELECT 1 FROM media_files f
                 WHERE f.tenant_id = m.tenant_id AND f.id = m.superseded_by_id AND f.deleted_at IS NOT NULL)`,
      values: [tenantId, id],
    },
  );
  return row;
}

/** The bytes that the quota counts, see `chargedBytes`. */
export async function sumChargedBytes(tx: Transaction, tenantId: string): Promise<number> {
  const where = { tenantId, deletedAt: null, status: { notIn: ['failed', 'quarantined', 'deleted'] } } satisfies Prisma.MediaFileWhereInput;
  const { _sum } = await tx.mediaFile.aggregate({ where, _sum: { fileSize: true } });
  return Number(_sum.fileSize ?? 0);
}
