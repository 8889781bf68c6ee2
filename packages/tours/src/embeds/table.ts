import type { Prisma, TourEmbedModel } from '@belvedere/db';
import { fail, newId, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';

export async function insertEmbed(
  ctx: Context,
  data: Omit<Prisma.TourEmbedUncheckedCreateInput, 'tenantId' | 'id'>,
): Promise<TourEmbedModel> {
  return ctx.tx.tourEmbed.create({ data: { ...data, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now, updatedAt: ctx.now } });
}

/** An embed of a tour that is there. */
export async function findEmbed(ctx: Context, id: string): Promise<TourEmbedModel> {
  const row = await ctx.tx.tourEmbed.findFirst({ where: { tenantId: ctx.tenantId, id, tour: { deletedAt: null } } });
  return row ?? fail(toursErrors.embed_not_found);
}

export async function updateEmbedRow(ctx: Context, id: string, data: Prisma.TourEmbedUncheckedUpdateInput): Promise<TourEmbedModel> {
  return ctx.tx.tourEmbed.update({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, data: { ...data, updatedAt: ctx.now } });
}

export async function listEmbedRows(ctx: Context, tourId: string): Promise<TourEmbedModel[]> {
  return ctx.tx.tourEmbed.findMany({ where: { tenantId: ctx.tenantId, tourId }, orderBy: { id: 'desc' }, take: 200 });
}
