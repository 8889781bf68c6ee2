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

export async function updatePanorama(ctx: Context, mediaId: string, data: Prisma.PanoramaUncheckedUpdateInput): Promise<void> {
  await ctx.tx.panorama.update({ where: keyOf(ctx, mediaId), data: { ...data, updatedAt: ctx.now } });
}

/** The finished panoramas of media files, as the manifest wants them. */
export async function readyPanoramas(ctx: Context, mediaIds: string[]): Promise<Map<string, Panorama>> {
  const rows = await ctx.tx.panorama.findMany({ where: { tenantId: ctx.tenantId, mediaId: { in: mediaIds }, status: 'ready' } });
  return new Map(rows.map((row) => [row.mediaId, panoramaSchema.parse(row.document)]));
}
