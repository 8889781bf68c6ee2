import type { TourPasswordModel } from '@belvedere/db';
import { callerId, fail, newId, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';

const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });

export async function insertPassword(
  ctx: Context,
  password: { tourId: string; label: string; passwordHash: string },
): Promise<TourPasswordModel> {
  return ctx.tx.tourPassword.create({
    data: { ...password, tenantId: ctx.tenantId, id: newId(), createdById: callerId(ctx), createdAt: ctx.now },
  });
}

/** A password of a tour that is there. */
export async function findPassword(ctx: Context, id: string): Promise<TourPasswordModel> {
  const row = await ctx.tx.tourPassword.findFirst({ where: { tenantId: ctx.tenantId, id, tour: { deletedAt: null } } });
  return row ?? fail(toursErrors.password_not_found);
}

export async function countLivePasswords(ctx: Context, tourId: string): Promise<number> {
  return ctx.tx.tourPassword.count({ where: { tenantId: ctx.tenantId, tourId, revokedAt: null } });
}

export async function listPasswordRows(ctx: Context, tourId: string): Promise<TourPasswordModel[]> {
  return ctx.tx.tourPassword.findMany({ where: { tenantId: ctx.tenantId, tourId }, orderBy: { id: 'desc' } });
}

export async function endPassword(ctx: Context, id: string): Promise<TourPasswordModel> {
  return ctx.tx.tourPassword.update({ where: keyOf(ctx, id), data: { revokedAt: ctx.now } });
}
