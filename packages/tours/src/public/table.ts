import { PLATFORM_TENANT_ID, type Database } from '@belvedere/db';
import { fail, isId, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { OPEN } from '../tours/tour.ts';

/**
 * The tenant of a visitor's call, by its slug or its id. One that is not there, or does not work, is answered like one without
 * tours, which the platform itself is.
 */
export async function findVisitedTenant(database: Database, wanted: string): Promise<string> {
  return (await findActiveTenant(database, wanted)) ?? PLATFORM_TENANT_ID;
}

async function findActiveTenant(database: Database, wanted: string): Promise<string | undefined> {
  if (isId(wanted)) {
    const byId = {
      name: 'tours.visited_tenant',
      text: `SELECT id FROM tenants WHERE id = $1 AND status = 'active' AND deleted_at IS NULL`,
    };
    const [tenant] = await database.read<{ id: string }>({ tenantId: wanted }, { ...byId, values: [wanted] });
    return tenant?.id;
  }
  const bySlug = { name: 'tours.visited_tenant_slug', text: 'SELECT id, status FROM app.tenant_by_slug($1)' };
  const [tenant] = await database.lookup<{ id: string; status: string }>({ ...bySlug, values: [wanted] });
  return tenant?.status === 'active' ? tenant.id : undefined;
}

/** Holds a tour that visitors may see now; a draft, a closed one and one that never was are all not there. */
export async function holdLiveTour(ctx: Context, tourId: string): Promise<void> {
  await holdCounters(ctx, tourId);
  if (!(await isLive(ctx, tourId))) fail(toursErrors.not_found);
}

/** Whether visitors may see a tour. */
export async function isLive(ctx: Context, tourId: string): Promise<boolean> {
  const live = { tenantId: ctx.tenantId, tourId, visibility: { in: OPEN }, tour: { deletedAt: null } };
  return (await ctx.tx.tourPublication.findFirst({ where: live, select: { tourId: true } })) !== null;
}

/**
 * Whatever moves the counters of a tour takes this first, so that what it counted and what it writes belong together. Others may
 * still refer to the tour, but not change it, until this transaction has ended.
 */
export async function holdCounters(ctx: Context, tourId: string): Promise<void> {
  await ctx.tx.$executeRaw`SELECT 1 FROM tours WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${tourId}::uuid FOR NO KEY UPDATE`;
}
