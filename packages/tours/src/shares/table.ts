import { newId, type Context } from '@belvedere/kernel';
import type { ShareKind, ShareSummary } from './schemas.ts';

/** Records a share; the caller holds the tour's counters. @returns whether it counts. */
export async function insertShare(ctx: Context, share: { tourId: string; kind: ShareKind; actor: string }): Promise<boolean> {
  const { tenantId, tx } = ctx;
  const { tourId, actor } = share;
  const isRepeat = (await tx.tourShare.count({ where: { tenantId, tourId, actor } })) > 0;
  await tx.tourShare.createMany({ data: { ...share, tenantId, id: newId(), createdAt: ctx.now }, skipDuplicates: true });
  if (isRepeat) return false;
  await tx.$executeRaw`UPDATE tours SET share_count = share_count + 1 WHERE tenant_id = ${tenantId}::uuid AND id = ${tourId}::uuid`;
  return true;
}

export async function countShares(ctx: Context, tourId: string): Promise<ShareSummary['kinds']> {
  const rows = await ctx.tx.tourShare.groupBy({ by: ['kind'], where: { tenantId: ctx.tenantId, tourId }, _count: true });
  const of = (kind: ShareKind) => rows.find((row) => row.kind === kind)?._count ?? 0;
  return { link: of('link'), qr: of('qr'), social: of('social'), email: of('email') };
}
