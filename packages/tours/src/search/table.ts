import { Prisma } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import { listingOf } from '../publishing/listing.ts';
import { publicTourPath } from '../public/public-tour-path.ts';
import { toTourViews } from '../tours/table.ts';
import { readCursor, writeCursor, type PageEnd } from './page-cursor.ts';
import type { DirectoryFacets, DirectoryPage, FoundTours, TourFacets, TourFilters, TourSort } from './schemas.ts';
import { searchWords, type SearchWord } from './search-words.ts';

/** Mistypings are forgiven in the names of a tour and in the beginning of its description: letters. */
const MISTYPED_IN = 300;

type Sorted = TourFilters & Page & { sort?: TourSort | undefined };
type Page = { cursor?: string | undefined; limit: number };
/** The ids that the caller may see; undefined for all. */
type Visible = readonly string[] | undefined;
type Hit = PageEnd & { distance: number | null };

/** Tours as the people of the tenant have them, of those that the caller may see. */
const DRAFTS = (tenantId: string, visible: Visible) => Prisma.sql`
  SELECT id, title, description, location, country, category, tags, difficulty::text, status::text, latitude, longitude,
    updated_at, view_count, average_rating
  FROM tours WHERE tenant_id = ${tenantId}::uuid AND deleted_at IS NULL
    ${visible ? Prisma.sql`AND id = ANY (${[...visible]}::uuid[])` : Prisma.empty}`;

/** What tours of the tenant can be put in order by, the largest first: what a cursor says in one number. */
const ORDERS: Record<Exclude<TourSort, 'match'>, Prisma.Sql> = {
  changed: Prisma.sql`extract(epoch FROM d.updated_at)::float8`,
  viewed: Prisma.sql`d.view_count::float8`,
  rated: Prisma.sql`d.average_rating::float8`,
};

/** Tours as visitors have them: the set of the sitemap (I13), and of each what its document says. */
const LIVE = (tenantId: string) => Prisma.sql`
  SELECT tour_id AS id, coalesce(listing ->> 'title', slug) AS title, listing ->> 'description' AS description,
    listing ->> 'location' AS location, listing ->> 'country' AS country, listing ->> 'category' AS category,
    ARRAY(SELECT jsonb_array_elements_text(coalesce(listing -> 'tags', '[]'))) AS tags, listing ->> 'difficulty' AS difficulty,
    'published' AS status, (listing ->> 'latitude')::float8 AS latitude, (listing ->> 'longitude')::float8 AS longitude
  FROM tour_publications WHERE tenant_id = ${tenantId}::uuid AND visibility = 'public'`;

/** Along the great circle, by the haversine. Degrees are rounded to a tenth of a millimetre: the square of less is an underflow. */
function kilometresTo({ latitude, longitude }: { latitude: number; longitude: number }): Prisma.Sql {
  const radians = (degrees: Prisma.Sql) => Prisma.sql`radians(round((${degrees})::numeric, 9)::float8)`;
  const [north, east] = [Prisma.sql`${latitude}::float8`, Prisma.sql`${longitude}::float8`];
  return Prisma.sql`2 * 6371.0088 * asin(least(1, sqrt(
    sin(${radians(Prisma.sql`d.latitude - ${north}`)} / 2) ^ 2
    + cos(${radians(north)}) * cos(${radians(Prisma.sql`d.latitude`)}) * sin(${radians(Prisma.sql`d.longitude - ${east}`)} / 2) ^ 2)))`;
}

/** The tours of a source that pass the filters, with their rank: similarity to the query, else nearness, else none. */
function hits(source: Prisma.Sql, filters: TourFilters & { sort?: TourSort | undefined }): Prisma.Sql {
  const { query, category, tags, difficulty, country, location, status, near, sort } = filters;
  const words = searchWords(query ?? '');
  const distance = near ? kilometresTo(near) : Prisma.sql`NULL::float8`;
  const wanted = [
    Prisma.sql`s.found`,
    ...(category === undefined ? [] : [Prisma.sql`d.category = ${category}`]),
    ...(tags === undefined ? [] : [Prisma.sql`d.tags @> ${tags}::text[]`]),
    ...(difficulty === undefined ? [] : [Prisma.sql`d.difficulty = ${difficulty}`]),
    ...(country === undefined ? [] : [Prisma.sql`d.country = ${country}`]),
    ...(location === undefined ? [] : [Prisma.sql`d.location = ${location}`]),
    ...(status === undefined ? [] : [Prisma.sql`d.status = ${status}`]),
    ...(near === undefined ? [] : [Prisma.sql`d.latitude IS NOT NULL AND g.distance <= ${near.radius}`]),
  ];
  const byMatch = words.length > 0 ? Prisma.sql`s.rank` : near ? Prisma.sql`-g.distance` : Prisma.sql`0::float8`;
  const rank = sort === undefined || sort === 'match' ? byMatch : ORDERS[sort];
  return Prisma.sql`
    SELECT d.*, g.distance, ${rank} AS rank FROM (${source}) d
    CROSS JOIN LATERAL (SELECT ${distance} AS distance OFFSET 0) g
    CROSS JOIN LATERAL (${score(words)}) s
    WHERE ${Prisma.join(wanted, ' AND ')}`;
}

/**
 * How well a tour answers to the words: each has to be found. What stands in a text as it was typed counts by where it stands;
 * else it may be mistyped, told by the trigrams that it shares. `OFFSET 0` keeps the planner from computing a text anew at each use.
 */
function score(words: readonly SearchWord[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`SELECT 0::float8 AS rank, true AS found`;
  return Prisma.sql`
    SELECT avg(m.rank) AS rank, bool_and(m.rank > 0) AS found FROM (
      SELECT CASE
        WHEN strpos(f.title, q.word) > 0 THEN 1
        WHEN strpos(f.tags, q.word) > 0 THEN 0.9
        WHEN strpos(f.place, q.word) > 0 THEN 0.8
        WHEN strpos(f.words, q.word) > 0 THEN 0.6
        WHEN word_similarity(q.word, f.names) >= q.least THEN 0.7 * word_similarity(q.word, f.names)
        WHEN word_similarity(q.word, left(f.words, ${MISTYPED_IN})) >= q.least THEN 0.4 * q.least
        ELSE 0 END::float8 AS rank
      FROM (
        SELECT lower(d.title) AS title, lower(array_to_string(d.tags, ' ')) AS tags, lower(concat_ws(' ', d.location, d.category)) AS place,
          lower(left(d.description, 5000)) AS words, lower(concat_ws(' ', d.title, array_to_string(d.tags, ' '), d.location, d.category)) AS names
        OFFSET 0
      ) f CROSS JOIN unnest(${words.map(({ word }) => word)}::text[], ${words.map(({ least }) => least)}::float8[]) AS q (word, least)
      OFFSET 0
    ) m`;
}

function pageOf(source: Prisma.Sql, filters: TourFilters & { sort?: TourSort | undefined }, { cursor, limit }: Page): Prisma.Sql {
  const end = cursor === undefined ? undefined : readCursor(cursor);
  const after = end ? Prisma.sql`WHERE (h.rank, h.id) < (${end.rank}::float8, ${end.id}::uuid)` : Prisma.empty;
  return Prisma.sql`
    SELECT h.id, h.rank, h.distance FROM (${hits(source, filters)}) h ${after} ORDER BY h.rank DESC, h.id DESC LIMIT ${limit + 1}`;
}

/** The statement of a search, for whoever wants to see how it is carried out. */
export function searchStatement(tenantId: string, input: Sorted, visible?: Visible): Prisma.Sql {
  return pageOf(DRAFTS(tenantId, visible), input, input);
}

export async function searchTourRows(ctx: Context, input: Sorted, visible: Visible): Promise<FoundTours> {
  const found = await ctx.tx.$queryRaw<Hit[]>(searchStatement(ctx.tenantId, input, visible));
  const { page, nextCursor } = split(found, input.limit);
  const rows = await ctx.tx.tour.findMany({ where: { tenantId: ctx.tenantId, id: { in: page.map(({ id }) => id) } } });
  const byId = new Map((await toTourViews(ctx, rows)).map((tour) => [tour.id, tour]));
  // Flat, as a tour may have gone for good between the two statements.
  const items = page.flatMap(({ id, distance }) => {
    const tour = byId.get(id);
    return tour ? [{ tour, distance }] : [];
  });
  return { items, nextCursor };
}

export async function listDirectoryRows(ctx: Context, input: TourFilters & Page): Promise<DirectoryPage> {
  const { tenantId, tx } = ctx;
  const { page, nextCursor } = split(await tx.$queryRaw<Hit[]>(pageOf(LIVE(tenantId), input, input)), input.limit);
  const { slug: tenantSlug } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { slug: true } });
  const rows = await tx.tourPublication.findMany({
    where: { tenantId, tourId: { in: page.map(({ id }) => id) } },
    include: { tour: { select: { averageRating: true, totalRatings: true, publishedAt: true } } },
  });
  const byId = new Map(rows.map((row) => [row.tourId, row]));
  const items = page.flatMap(({ id, distance }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { tourId, slug, updatedAt, publishedAt } = row;
    const { averageRating, totalRatings } = row.tour;
    const path = publicTourPath(tenantSlug, slug);
    const firstPublishedAt = row.tour.publishedAt ?? publishedAt;
    return [{ tourId, slug, path, ...listingOf(row), averageRating, totalRatings, publishedAt: firstPublishedAt, updatedAt, distance }];
  });
  return { items, nextCursor };
}

function split(rows: Hit[], limit: number): { page: Hit[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  return { page, nextCursor: rows.length > limit ? writeCursor(page.at(-1)!) : null };
}

export async function countFacets(ctx: Context, filters: TourFilters, visible: Visible): Promise<TourFacets> {
  return readFacets(ctx, DRAFTS(ctx.tenantId, visible), filters);
}

export async function countDirectoryFacets(ctx: Context, filters: TourFilters): Promise<DirectoryFacets> {
  return readFacets(ctx, LIVE(ctx.tenantId), filters);
}

const FACETS = ['status', 'category', 'difficulty', 'country', 'location'] as const;

/** All counts by one statement: the tours are found once and counted by each value. */
async function readFacets(ctx: Context, source: Prisma.Sql, filters: TourFilters): Promise<TourFacets> {
  const each = FACETS.map((name) => Prisma.sql`SELECT ${name} AS facet, ${Prisma.raw(name)} AS value FROM found`);
  const rows = await ctx.tx.$queryRaw<{ facet: keyof TourFacets; value: string; count: number }[]>`
    WITH found AS MATERIALIZED (${hits(source, filters)})
    SELECT facet, value, count FROM (
      SELECT facet, value, count(*)::int AS count, row_number() OVER (PARTITION BY facet ORDER BY count(*) DESC, value) AS place
      FROM (${Prisma.join(each, ' UNION ALL ')} UNION ALL SELECT 'tags', unnest(tags) FROM found UNION ALL SELECT 'total', '' FROM found) v
      WHERE value IS NOT NULL GROUP BY facet, value
    ) counted WHERE place <= 100 ORDER BY facet, place`;
  const of = (facet: keyof TourFacets) => rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return {
    total: of('total')[0]?.count ?? 0,
    status: of('status'),
    category: of('category'),
    tags: of('tags'),
    difficulty: of('difficulty'),
    country: of('country'),
    location: of('location'),
  };
}
