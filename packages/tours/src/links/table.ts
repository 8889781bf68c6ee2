import type { TourLinkModel } from '@belvedere/db';
import { callerId, fail, newId, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';

export async function insertLink(ctx: Context, link: { tourId: string; label: string; expiresAt: Date }): Promise<TourLinkModel> {
  return ctx.tx.tourLink.create({
    data: { ...link, tenantId: ctx.tenantId, id: newId(), createdById: callerId(ctx), createdAt: ctx.now },
  });
}

/** A link of a tour that is there. */
export async function findLink(ctx: Context, id: string): Promise<TourLinkModel> {
  const row = await ctx.tx.tourLink.findFirst({ where: { tenantId: ctx.tenantId, id, tour: { deletedAt: null } } });
  return row ?? fail(toursErrors.link_not_found);
}

export async function listLinkRows(ctx: Context, tourId: string): Promise<TourLinkModel[]> {
  return ctx.tx.tourLink.findMany({ where: { tenantId: ctx.tenantId, tourId }, orderBy: { id: 'desc' }, take: 1000 });
}

export async function endLink(ctx: Context, id: string): Promise<TourLinkModel> {
  return ctx.tx.tourLink.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, data: { revokedAt: ctx.now } });
}

export async function tenantSlugOf(ctx: Context): Promise<string> {
  return (await ctx.tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { slug: true } })).slug;
}
