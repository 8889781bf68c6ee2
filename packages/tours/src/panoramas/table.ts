import type { PanoramaModel, Prisma } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { panoramaSchema, type Panorama } from '@belvedere/manifest';

const keyOf = (ctx: Context, mediaId: string) => ({ tenantId_mediaId: { tenantId: ctx.tenantId, mediaId } });

/** Makes sure that a media file is to be cut into tiles. @returns whether work has to be asked for. */
export async function claimPanorama(ctx: Context, mediaId: string): Promise<boolean> {
  const { count } = await ctx.tx.panorama.createMany({
    data: { tenantId: ctx.tenantId, mediaId, createdAt: ctx.now, updatedAt: ctx.now },
    skipDuplicates: true,
  });
  return count === 1;
}

export async function findPanorama(ctx: Context, mediaId: string): Promise<PanoramaModel | null> {
  return ctx.tx.panorama.findUnique({ where: keyOf(ctx, mediaId) });
}

/** The same, held: who says something else of its file waits, or was first. */
export async function lockPanorama(ctx: Context, mediaId: string): Promise<PanoramaModel | null> {
  await ctx.tx.$executeRaw`SELECT FROM panoramas WHERE tenant_id = ${ctx.tenantId}::uuid AND media_id = ${mediaId}::uuid FOR UPDATE`;
  return findPanorama(ctx, mediaId);
}

export async function updatePanorama(ctx: Context, mediaId: string, data: Prisma.PanoramaUncheckedUpdateInput): Promise<void> {
  await ctx.tx.panorama.update({ where: keyOf(ctx, mediaId), data: { ...data, updatedAt: ctx.now } });
}

/** The finished panoramas of media files, as the manifest wants them. */
export async function readyPanoramas(ctx: Pick<Context, 'tx' | 'tenantId'>, mediaIds: string[]): Promise<Map<string, Panorama>> {
  const rows = await ctx.tx.panorama.findMany({ where: { tenantId: ctx.tenantId, mediaId: { in: mediaIds }, status: 'ready' } });
  return new Map(rows.map((row) => [row.mediaId, panoramaSchema.parse(row.document)]));
}

/** The trees of tiles of a panorama: one, or one for each eye. */
export function treesOf(row: Pick<PanoramaModel, 'document'>): string[] {
  const { data } = panoramaSchema.safeParse(row.document);
  return data ? [data.id, ...(data.stereo ? [data.stereo.right] : [])] : [];
}

/** Takes away what was made of a media file. @returns the trees of tiles that it had. */
export async function removePanorama(ctx: Context, mediaId: string): Promise<string[]> {
  const row = await findPanorama(ctx, mediaId);
  if (row) await ctx.tx.panorama.delete({ where: keyOf(ctx, mediaId) });
  return row ? treesOf(row) : [];
}

/**
 * A file has another content: what was made of it goes with the former content, for live tours that show it, and has to be made anew.
 */
export async function renewPanorama(ctx: Context, mediaId: string, formerId: string | null): Promise<void> {
  const row = await findPanorama(ctx, mediaId);
  if (!row) return;
  const former = formerId === null ? null : await ctx.tx.mediaFile.findFirst({ where: { tenantId: ctx.tenantId, id: formerId } });
  if (former && row.status === 'ready') {
    const { status, progress, contentId, document, log } = row;
    const made = { status, progress, contentId, document: document as Prisma.InputJsonValue, log: log as Prisma.InputJsonValue };
    await ctx.tx.panorama.createMany({
      data: { ...made, tenantId: ctx.tenantId, mediaId: former.id, createdAt: row.createdAt, updatedAt: ctx.now },
      skipDuplicates: true,
    });
  }
  await updatePanorama(ctx, mediaId, { status: 'pending', progress: 0, failure: null });
}

/** Whether a tree of tiles is some panorama's or is live. */
export async function isTreeUsed(ctx: Context, contentId: string): Promise<boolean> {
  const [row] = await ctx.tx.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM published_assets WHERE tenant_id = ${ctx.tenantId}::uuid AND asset_key = ${`panorama/${contentId}`})
      OR EXISTS (SELECT 1 FROM panoramas WHERE tenant_id = ${ctx.tenantId}::uuid
        AND (content_id = ${contentId} OR document -> 'stereo' ->> 'right' = ${contentId})) AS used`;
  return row?.used === true;
}

/** Has panoramas cut again whose tiles were taken away. @returns their media files. */
export async function resetPanoramasOf(ctx: Context, contentId: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ media_id: string }[]>`
    UPDATE panoramas SET status = 'pending', progress = 0, updated_at = ${ctx.now} WHERE tenant_id = ${ctx.tenantId}::uuid
      AND (content_id = ${contentId} OR document -> 'stereo' ->> 'right' = ${contentId}) RETURNING media_id::text`;
  return rows.map((row) => row.media_id);
}
