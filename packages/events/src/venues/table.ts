import type { Prisma, VenueModel } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import type { CreateVenueInput, ListVenuesInput, NearVenues, NearVenuesInput, VenuePage } from './schemas.ts';

export type VenueRow = VenueModel;
const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });

/** The venue, or the answer that there is none. */
export async function findVenue(ctx: Context, id: string): Promise<VenueRow> {
  const row = await ctx.tx.venue.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: null } });
  return row ?? fail(eventsErrors.venue_not_found);
}

/** Takes the venue for this transaction: no event moves in or out meanwhile. */
export async function lockVenue(ctx: Context, id: string): Promise<VenueRow> {
  await ctx.tx.$executeRaw`SELECT 1 FROM venues WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findVenue(ctx, id);
}

export async function insertVenue(ctx: Context, fields: CreateVenueInput & { createdById: string }): Promise<VenueRow> {
  const { latitude = null, longitude = null, website = null, tourId = null, sceneId = null, ...rest } = fields;
  return ctx.tx.venue.create({
    data: {
      ...rest,
      latitude,
      longitude,
      website,
      tourId,
      sceneId,
      tenantId: ctx.tenantId,
      id: newId(),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  });
}

/** Writes if the version is still the one that the change was made on. */
export async function updateVenueRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.VenueUncheckedUpdateManyInput,
): Promise<VenueRow> {
  const { count } = await ctx.tx.venue.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return ctx.tx.venue.findUniqueOrThrow({ where: keyOf(ctx, at.id) });
}

/** Events that take place there and are not over. @returns their ids. */
export async function eventsAt(ctx: Context, venueId: string): Promise<string[]> {
  const rows = await ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, venueId, deletedAt: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function detachVenue(ctx: Context, venueId: string): Promise<void> {
  await ctx.tx.event.updateMany({
    where: { tenantId: ctx.tenantId, venueId },
    data: { venueId: null, version: { increment: 1 }, updatedAt: ctx.now },
  });
}

export async function listVenueRows(ctx: Context, { cursor, limit, search }: ListVenuesInput): Promise<VenuePage> {
  const begins = search === undefined ? undefined : `${search.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const ids =
    begins &&
    (await ctx.tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM venues WHERE tenant_id = ${ctx.tenantId}::uuid AND deleted_at IS NULL AND (lower(name) LIKE ${begins} OR lower(city) LIKE ${begins})
      ORDER BY id DESC LIMIT 1000`);
  const rows = await ctx.tx.venue.findMany({
    where: {
      tenantId: ctx.tenantId,
      deletedAt: null,
      AND: [ids ? { id: { in: ids.map(({ id }) => id) } } : {}, cursor === undefined ? {} : { id: { lt: cursor } }],
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** By the great circle, nearest first: the mean radius of the earth is 6,371,009 m. */
export async function nearVenueRows(ctx: Context, { within, limit, ...near }: NearVenuesInput): Promise<NearVenues> {
  // To a tenth of a millimeter: PostgreSQL takes what is nearly nothing for an error.
  const [latitude, longitude] = [near.latitude, near.longitude].map((degrees) => Math.round(degrees * 1e9) / 1e9);
  const found = await ctx.tx.$queryRaw<{ id: string; distance: number }[]>`
    WITH placed AS (
      SELECT id, 2 * 6371009 * asin(sqrt(least(1,
        power(round(sin(radians(round(latitude::numeric, 9)::float8 - ${latitude}::float8) / 2)::numeric, 15)::float8, 2)
        + cos(radians(round(latitude::numeric, 9)::float8)) * cos(radians(${latitude}::float8))
          * power(round(sin(radians(round(longitude::numeric, 9)::float8 - ${longitude}::float8) / 2)::numeric, 15)::float8, 2)))) AS distance
      FROM venues WHERE tenant_id = ${ctx.tenantId}::uuid AND deleted_at IS NULL AND latitude IS NOT NULL
    )
    SELECT id, distance FROM placed WHERE distance <= ${within}::float8 ORDER BY distance, id LIMIT ${limit}::int`;
  const rows = await ctx.tx.venue.findMany({ where: { tenantId: ctx.tenantId, id: { in: found.map(({ id }) => id) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    items: found.flatMap(({ id, distance }) => {
      const venue = byId.get(id);
      return venue ? { venue, distance } : [];
    }),
  };
}
