import { Prisma, type Database } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { isOpen } from '../events/event.ts';
import { afterCursor, cursorOf } from '../events/table.ts';
import { inLanguage } from '../translations/in-language.ts';
import type {
  EventAddresses,
  EventFilters,
  MonthInput,
  PublicEvent,
  PublicEventPage,
  UpcomingInput,
  VisitedEventInput,
} from './schemas.ts';

const WITH = { places: true, venue: true, translations: { orderBy: { language: 'asc' } } } as const;
type Row = Prisma.EventGetPayload<{ include: typeof WITH }>;
const VISIBLE: Prisma.EventWhereInput = { deletedAt: null, status: { not: 'draft' } };

function toPublicEvent(row: Row, now: Date, wanted?: string): PublicEvent {
  const { title, description, language } = inLanguage(row, row.translations, wanted);
  const { id, slug, startsAt, endsAt, timeZone, isAllDay, category, tags, youtubeId, publishedAt, updatedAt } = row;
  const { venue, places, capacity, mapLatitude, mapLongitude } = row;
  const latitude = mapLatitude ?? venue?.latitude ?? null;
  const longitude = mapLongitude ?? venue?.longitude ?? null;
  const taken = (places?.confirmed ?? 0) + (places?.offered ?? 0);
  return {
    ...{ id, slug, title, description, startsAt, endsAt, timeZone, isAllDay, category, tags, language, youtubeId, publishedAt, updatedAt },
    languages: [row.language, ...row.translations.map((each) => each.language)],
    status: row.status as PublicEvent['status'],
    previousStartsAt: row.previousStartsAt,
    isPostponed: row.postponedAt !== null,
    venue: venue && {
      ...{ name: venue.name, address: venue.address, city: venue.city, country: venue.country, website: venue.website },
      tour: venue.tourId === null ? null : { tourId: venue.tourId, sceneId: venue.sceneId },
    },
    place: latitude === null || longitude === null ? null : { latitude, longitude },
    isOpen: isOpen(row, now),
    isFull: capacity !== null && taken >= capacity,
  };
}

/** By any slug that the event has had. */
export async function findPublicEvent(ctx: Context, { slug, language: wanted }: VisitedEventInput): Promise<PublicEvent | undefined> {
  const row = await ctx.tx.event.findFirst({
    where: { tenantId: ctx.tenantId, ...VISIBLE, OR: [{ slug }, { slugs: { some: { slug } } }] },
    include: WITH,
  });
  return row ? toPublicEvent(row, ctx.now, wanted) : undefined;
}

/** Live events that have not begun, soonest first; or those that have begun or are over, newest first. */
export async function listUpcomingRows(ctx: Context, input: UpcomingInput): Promise<PublicEventPage> {
  const { cursor, limit, category, city, from, until, past, language: wanted } = input;
  const order = past ? 'desc' : 'asc';
  const rows = await ctx.tx.event.findMany({
    where: {
      tenantId: ctx.tenantId,
      deletedAt: null,
      status: past ? { in: ['published', 'completed'] } : 'published',
      AND: [
        { startsAt: past ? { lte: ctx.now } : { gt: ctx.now } },
        { startsAt: { ...(from && { gte: from }), ...(until && { lt: until }) } },
        cursor === undefined ? {} : afterCursor(cursor, order),
      ],
      ...(category !== undefined && { category }),
      ...(city !== undefined && { venue: { city } }),
    },
    include: WITH,
    orderBy: [{ startsAt: order }, { id: order }],
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => toPublicEvent(row, ctx.now, wanted)),
    nextCursor: rows.length > limit ? cursorOf(items.at(-1)!) : null,
  };
}

/** Those that have not begun at these venues, soonest first. */
export async function listUpcomingAt(ctx: Context, venueIds: readonly string[], limit: number): Promise<PublicEvent[]> {
  const rows = await ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, deletedAt: null, status: 'published', startsAt: { gt: ctx.now }, venueId: { in: [...venueIds] } },
    include: WITH,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map((row) => toPublicEvent(row, ctx.now));
}

/** Those that were published last and are to come. */
export async function listNewestRows(ctx: Context, limit: number): Promise<PublicEvent[]> {
  const rows = await ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, deletedAt: null, status: 'published', startsAt: { gt: ctx.now } },
    include: WITH,
    orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: limit,
  });
  return rows.map((row) => toPublicEvent(row, ctx.now));
}

interface DayRow {
  slug: string;
  title: string;
  language: string;
  startsAt: Date;
  timeZone: string;
  isAllDay: boolean;
}

/** What begins in a month by any clock on earth, soonest first: with some of its neighbours, as clocks are at most fourteen hours away from each other. */
export async function listMonthRows(ctx: Context, { month, category, city }: MonthInput): Promise<DayRow[]> {
  const first = `${month}-01`;
  return ctx.tx.$queryRaw<DayRow[]>`
    SELECT e.slug, e.title, e.language, e.starts_at AS "startsAt", e.time_zone AS "timeZone", e.is_all_day AS "isAllDay"
    FROM events e
    WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.deleted_at IS NULL AND e.status IN ('published', 'completed')
      AND e.starts_at >= ${first}::timestamp AT TIME ZONE 'UTC' - interval '15 hours'
      AND e.starts_at < (${first}::timestamp + interval '1 month') AT TIME ZONE 'UTC' + interval '15 hours'
      ${category === undefined ? Prisma.empty : Prisma.sql`AND e.category = ${category}`}
      ${city === undefined ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM venues v WHERE v.tenant_id = e.tenant_id AND v.id = e.venue_id AND v.city = ${city})`}
    ORDER BY e.starts_at, e.id`;
}

/**
 * Of live events: what they are, and where. Each value is looked up once in an index (a loose scan), whatever the number of events; one that has
 * begun and is not completed yet counts for some minutes more.
 */
export async function readFilters(ctx: Context): Promise<EventFilters> {
  const [row] = await ctx.tx.$queryRaw<EventFilters[]>`
    WITH RECURSIVE categories AS (
      (SELECT e.category FROM events e
        WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.status = 'published' AND e.deleted_at IS NULL AND e.category IS NOT NULL
        ORDER BY e.category LIMIT 1)
      UNION ALL
      SELECT (SELECT e.category FROM events e
        WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.status = 'published' AND e.deleted_at IS NULL AND e.category > c.category
        ORDER BY e.category LIMIT 1)
      FROM categories c WHERE c.category IS NOT NULL
    )
    SELECT
      (SELECT coalesce(array_agg(category ORDER BY category), '{}') FROM categories WHERE category IS NOT NULL) AS categories,
      (SELECT coalesce(array_agg(DISTINCT v.city ORDER BY v.city), '{}') FROM venues v
        WHERE v.tenant_id = ${ctx.tenantId}::uuid AND EXISTS (SELECT 1 FROM events e
          WHERE e.tenant_id = v.tenant_id AND e.venue_id = v.id AND e.status = 'published' AND e.deleted_at IS NULL)) AS cities`;
  return row ?? { categories: [], cities: [] };
}

const ADDRESSED: Prisma.EventWhereInput = { deletedAt: null, status: { in: ['published', 'completed'] } };

export async function listAddressRows(ctx: Context, page: { skip: number; take: number }): Promise<EventAddresses['items']> {
  return ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, ...ADDRESSED },
    select: { slug: true, language: true, updatedAt: true },
    orderBy: { id: 'asc' },
    ...page,
  });
}

export async function countAddresses(ctx: Context): Promise<number> {
  return ctx.tx.event.count({ where: { tenantId: ctx.tenantId, ...ADDRESSED } });
}

/** Which tenants have events that search engines may know of: for the index of the platform’s sitemaps. */
export function listEventTenants(database: Database): Promise<{ slug: string; events: number; updatedAt: Date }[]> {
  return database.lookup({
    name: 'events.sitemap_tenants',
    text: 'SELECT slug, events, updated_at AS "updatedAt" FROM app.sitemap_event_tenants()',
    values: [],
  });
}
