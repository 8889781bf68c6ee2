import { Prisma, type Database, type EventModel } from '@belvedere/db';
import type { Context, ReadContext } from '@belvedere/kernel';
import { isOpen } from '../events/event.ts';
import { cursorOf, readCursor } from '../events/table.ts';
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

interface Text {
  language: string;
  title: string;
  description: string | null;
}

type Row = Pick<
  EventModel,
  | 'id'
  | 'slug'
  | 'title'
  | 'description'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'isAllDay'
  | 'category'
  | 'tags'
  | 'language'
  | 'youtubeId'
  | 'publishedAt'
  | 'updatedAt'
  | 'status'
  | 'capacity'
  | 'previousStartsAt'
  | 'postponedAt'
> & {
  latitude: number | null;
  longitude: number | null;
  taken: number;
  venue: { name: string; address: string; city: string; country: string; website: string | null } | null;
  tourId: string | null;
  sceneId: string | null;
  translations: Text[];
};

/** What statements about what is public need. */
type Reading = Pick<ReadContext, 'tenantId' | 'now' | 'read'>;

/**
 * Events as visitors see them, in one statement. Not by Prisma: five queries take four times as long, and what it says of a status can't be
 * found in the indexes of what is live.
 */
function readRows(ctx: Reading, { where, order, limit }: { where: Prisma.Sql; order: Prisma.Sql; limit: number }): Promise<Row[]> {
  return ctx.read<Row>(Prisma.sql`
    SELECT e.id, e.slug, e.title, e.description, e.status::text, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone",
      e.is_all_day AS "isAllDay", e.category, e.tags, e.language, e.youtube_id AS "youtubeId", e.published_at AS "publishedAt",
      e.updated_at AS "updatedAt", e.capacity, e.previous_starts_at AS "previousStartsAt", e.postponed_at AS "postponedAt",
      coalesce(e.map_latitude, v.latitude) AS latitude, coalesce(e.map_longitude, v.longitude) AS longitude,
      coalesce(p.confirmed + p.offered, 0) AS taken,
      CASE WHEN v.id IS NOT NULL THEN
        jsonb_build_object('name', v.name, 'address', v.address, 'city', v.city, 'country', v.country, 'website', v.website) END AS venue,
      v.tour_id AS "tourId", v.scene_id AS "sceneId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title, 'description', t.description) ORDER BY t.language), '[]')
        FROM event_translations t WHERE t.tenant_id = e.tenant_id AND t.event_id = e.id) AS translations
    FROM events e
    LEFT JOIN venues v ON v.tenant_id = e.tenant_id AND v.id = e.venue_id
    LEFT JOIN event_places p ON p.tenant_id = e.tenant_id AND p.event_id = e.id
    WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.deleted_at IS NULL AND ${where}
    ORDER BY ${order} LIMIT ${limit}`);
}

function toPublicEvent(row: Row, now: Date, wanted?: string): PublicEvent {
  const { title, description, language } = inLanguage(row, row.translations, wanted);
  const { id, slug, startsAt, endsAt, timeZone, isAllDay, category, tags, youtubeId, publishedAt, updatedAt } = row;
  const { venue, tourId, sceneId, latitude, longitude, capacity, taken } = row;
  return {
    ...{ id, slug, title, description, startsAt, endsAt, timeZone, isAllDay, category, tags, language, youtubeId, publishedAt, updatedAt },
    languages: [row.language, ...row.translations.map((each) => each.language)],
    status: row.status as PublicEvent['status'],
    previousStartsAt: row.previousStartsAt,
    isPostponed: row.postponedAt !== null,
    venue: venue && { ...venue, tour: tourId === null ? null : { tourId, sceneId } },
    place: latitude === null || longitude === null ? null : { latitude, longitude },
    isOpen: isOpen(row, now),
    isFull: capacity !== null && taken >= capacity,
  };
}

/** By any slug that the event has had and no other has now: the table of slugs says whose it is. */
export async function findPublicEvent(ctx: Reading, { slug, language: wanted }: VisitedEventInput): Promise<PublicEvent | undefined> {
  const [row] = await readRows(ctx, {
    where: Prisma.sql`e.status <> 'draft' AND e.id = (SELECT event_id FROM event_slugs WHERE tenant_id = ${ctx.tenantId}::uuid AND slug = ${slug})`,
    order: Prisma.sql`e.id`,
    limit: 1,
  });
  return row && toPublicEvent(row, ctx.now, wanted);
}

/** Live events that have not begun, soonest first; or those that have begun or are over, newest first. */
export async function listUpcomingRows(ctx: Reading, input: UpcomingInput): Promise<PublicEventPage> {
  const { cursor, limit, category, city, from, until, past, language: wanted } = input;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const conditions = [
    past
      ? Prisma.sql`e.status IN ('published', 'completed') AND e.starts_at <= ${ctx.now}`
      : Prisma.sql`e.status = 'published' AND e.starts_at > ${ctx.now}`,
    ...(from ? [Prisma.sql`e.starts_at >= ${from}`] : []),
    ...(until ? [Prisma.sql`e.starts_at < ${until}`] : []),
    ...(category === undefined ? [] : [Prisma.sql`e.category = ${category}`]),
    ...(city === undefined ? [] : [Prisma.sql`v.city = ${city}`]),
    ...(after ? [Prisma.sql`(e.starts_at, e.id) ${past ? Prisma.sql`<` : Prisma.sql`>`} (${after.startsAt}, ${after.id}::uuid)`] : []),
  ];
  const rows = await readRows(ctx, {
    where: Prisma.join(conditions, ' AND '),
    order: past ? Prisma.sql`e.starts_at DESC, e.id DESC` : Prisma.sql`e.starts_at, e.id`,
    limit: limit + 1,
  });
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => toPublicEvent(row, ctx.now, wanted)),
    nextCursor: rows.length > limit ? cursorOf(items.at(-1)!) : null,
  };
}

/** Those that have not begun at these venues, soonest first. */
export async function listUpcomingAt(
  ctx: Context,
  { venueIds, limit, language }: { venueIds: readonly string[]; limit: number; language?: string | undefined },
): Promise<PublicEvent[]> {
  const rows = await readRows(
    { tenantId: ctx.tenantId, now: ctx.now, read: (sql) => ctx.tx.$queryRaw(sql) },
    {
      where: Prisma.sql`e.status = 'published' AND e.starts_at > ${ctx.now} AND e.venue_id = ANY (${venueIds}::uuid[])`,
      order: Prisma.sql`e.starts_at, e.id`,
      limit,
    },
  );
  return rows.map((row) => toPublicEvent(row, ctx.now, language));
}

/** Those that were published last and are to come. */
export async function listNewestRows(
  ctx: Reading,
  { limit, language }: { limit: number; language?: string | undefined },
): Promise<PublicEvent[]> {
  const rows = await readRows(ctx, {
    where: Prisma.sql`e.status = 'published' AND e.starts_at > ${ctx.now}`,
    order: Prisma.sql`e.published_at DESC NULLS LAST, e.id DESC`,
    limit,
  });
  return rows.map((row) => toPublicEvent(row, ctx.now, language));
}

export interface DayRow {
  /** Such as 2026-12-24, by the clocks of the event. */
  date: string;
  /** So many events the day has. */
  count: number;
  slug: string;
  title: string;
  language: string;
  startsAt: Date;
  timeZone: string;
  isAllDay: boolean;
  translations: Text[];
}

/**
 * The first events of each day of a month, soonest first. What begins in the month by any clock on earth is read, as clocks are at most
 * fourteen hours away from each other; of each zone is asked once what it is.
 */
export async function listMonthRows(ctx: Reading, { month, category, city, named }: MonthInput & { named: number }): Promise<DayRow[]> {
  return ctx.read<DayRow>(Prisma.sql`
    WITH span AS (
      SELECT d AS first, (d + interval '1 month')::date AS after FROM (SELECT ${`${month}-01`}::date AS d) AS month
    ), live AS MATERIALIZED (
      SELECT e.id, e.starts_at, e.time_zone FROM events e
      WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.deleted_at IS NULL AND e.status IN ('published', 'completed')
        AND e.starts_at >= (SELECT first::timestamp AT TIME ZONE 'UTC' - interval '15 hours' FROM span)
        AND e.starts_at < (SELECT after::timestamp AT TIME ZONE 'UTC' + interval '15 hours' FROM span)
        ${category === undefined ? Prisma.empty : Prisma.sql`AND e.category = ${category}`}
        ${city === undefined ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM venues v WHERE v.tenant_id = e.tenant_id AND v.id = e.venue_id AND v.city = ${city})`}
    ), zones AS MATERIALIZED (
      SELECT time_zone, app.known_zone(time_zone) AS zone FROM (SELECT DISTINCT time_zone FROM live) AS used
    ), dated AS MATERIALIZED (
      SELECT id, starts_at, (starts_at AT TIME ZONE zone)::date AS day FROM live JOIN zones USING (time_zone)
    ), placed AS (
      SELECT id, day, row_number() OVER (PARTITION BY day ORDER BY starts_at, id) AS place, count(*) OVER (PARTITION BY day) AS count
      FROM dated WHERE day >= (SELECT first FROM span) AND day < (SELECT after FROM span)
    )
    SELECT p.day::text AS date, p.count::int, e.slug, e.title, e.language, e.starts_at AS "startsAt", e.time_zone AS "timeZone", e.is_all_day AS "isAllDay",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title, 'description', NULL) ORDER BY t.language), '[]')
        FROM event_translations t WHERE t.tenant_id = e.tenant_id AND t.event_id = e.id) AS translations
    FROM placed p JOIN events e ON e.tenant_id = ${ctx.tenantId}::uuid AND e.id = p.id
    WHERE p.place <= ${named} ORDER BY p.day, p.place`);
}

/**
 * Of live events: what they are, and where. Each value is looked up once in an index (a loose scan), whatever the number of events; one that has
 * begun and is not completed yet counts for some minutes more.
 */
export async function readFilters(ctx: Reading): Promise<EventFilters> {
  const [row] = await ctx.read<EventFilters>(Prisma.sql`
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
          WHERE e.tenant_id = v.tenant_id AND e.venue_id = v.id AND e.status = 'published' AND e.deleted_at IS NULL)) AS cities`);
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

/** Whether a tenant has an event that has a page: live, over or called off. */
export async function showsEvents(database: Database, tenantId: string): Promise<boolean> {
  const [row] = await database.read<{ shows: boolean }>(
    { tenantId },
    {
      name: 'events_shown',
      text: `SELECT EXISTS (SELECT 1 FROM events WHERE tenant_id = $1 AND deleted_at IS NULL AND status <> 'draft') AS shows`,
      values: [tenantId],
    },
  );
  return row?.shows === true;
}
