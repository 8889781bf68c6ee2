import type { Prisma, TourModel, Transaction } from '@belvedere/db';
import { commonErrors, defined, fail, newId, type Call, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import { thumbnailUrl } from '../panoramas/thumbnail-url.ts';
import type { CreateTourInput, ListToursInput, TourPage, TourView } from './schemas.ts';

export type TourRow = TourModel;

const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });

/** Views with the picture of the scene where each begins, by one more statement for all of them. */
export async function toTourViews(ctx: Context, rows: readonly TourRow[]): Promise<TourView[]> {
  const pictures = rows.length > 0 ? await findStartPictures(ctx, rows) : [];
  const byTour = new Map(pictures.map(({ tourId, contentId }) => [tourId, contentId]));
  return rows.map((row) => {
    const contentId = byTour.get(row.id);
    return { ...row, thumbnailUrl: contentId ? thumbnailUrl(ctx.services, { tenantId: row.tenantId, contentId }) : row.thumbnailUrl };
  });
}

export async function toTourView(ctx: Context, row: TourRow): Promise<TourView> {
  const [view] = await toTourViews(ctx, [row]);
  return view!;
}

/** The finished panoramas that tours begin with: that of the start scene, else of the first that has one. */
function findStartPictures(ctx: Context, rows: readonly TourRow[]): Promise<{ tourId: string; contentId: string }[]> {
  return ctx.tx.$queryRaw`
    SELECT DISTINCT ON (s.tour_id) s.tour_id AS "tourId", p.content_id AS "contentId"
    FROM scenes s
    JOIN tours t ON t.tenant_id = s.tenant_id AND t.id = s.tour_id
    JOIN panoramas p ON p.tenant_id = s.tenant_id AND p.media_id = s.panorama_media_id AND p.status = 'ready' AND p.content_id IS NOT NULL
    WHERE s.tenant_id = ${ctx.tenantId}::uuid AND s.tour_id = ANY (${rows.map(({ id }) => id)}::uuid[]) AND s.deleted_at IS NULL
    ORDER BY s.tour_id, coalesce(s.id = t.start_scene_id, false) DESC, s."order"`;
}

/** The tour, or the answer that there is none. Removed tours are found only when asked for. */
export async function findTour(ctx: Context, by: { id: string } | { slug: string }, options: { removed?: boolean } = {}): Promise<TourRow> {
  const where = { tenantId: ctx.tenantId, ...('id' in by ? { id: by.id } : { slug: by.slug }) };
  const row = await ctx.tx.tour.findFirst({ where: { ...where, deletedAt: options.removed ? { not: null } : null } });
  return row ?? fail(toursErrors.not_found);
}

/**
 * Takes the tour for this transaction. Whatever changes the structure of a tour (scenes, hotspots, order, publishing) does this
 * first, so that such changes happen one after the other.
 */
export async function lockTour(ctx: Context, id: string): Promise<TourRow> {
  await ctx.tx.$executeRaw`SELECT 1 FROM tours WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findTour(ctx, { id });
}

export async function insertTour(
  ctx: Context,
  input: CreateTourInput & { slug: string; personId: string; thumbnailUrl?: string | null },
): Promise<TourRow> {
  const { personId, ...fields } = input;
  const row = await ctx.tx.tour.create({
    data: {
      ...defined(fields),
      title: fields.title,
      slug: fields.slug,
      tenantId: ctx.tenantId,
      id: newId(),
      createdById: personId,
      updatedById: personId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  });
  await ctx.tx.tourSlug.upsert({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug: row.slug } },
    create: { tenantId: ctx.tenantId, slug: row.slug, tourId: row.id },
    update: { tourId: row.id },
  });
  return row;
}

/** Writes if the version is still the one that the change was made on. */
export async function updateTourRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.TourUncheckedUpdateManyInput,
): Promise<TourRow> {
  const { count } = await ctx.tx.tour.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return ctx.tx.tour.findUniqueOrThrow({ where: keyOf(ctx, at.id) });
}

/** Whether a tour was removed; undefined when there never was one. */
export async function isRemoved(ctx: Context, id: string): Promise<boolean | undefined> {
  const row = await ctx.tx.tour.findUnique({ where: keyOf(ctx, id), select: { deletedAt: true } });
  return row ? row.deletedAt !== null : undefined;
}

/** Where visits of a new tour begin; the caller made it in this transaction. */
export async function setStartScene(ctx: Context, id: string, startSceneId: string): Promise<void> {
  await ctx.tx.tour.update({ where: keyOf(ctx, id), data: { startSceneId, updatedAt: ctx.now } });
}

/** Tours whose time to be published or taken back has come. */
export async function findDueTours(ctx: Context): Promise<{ tenantId: string; id: string }[]> {
  const due = { not: null, lte: ctx.now };
  return ctx.tx.tour.findMany({
    where: {
      tenantId: ctx.tenantId,
      deletedAt: null,
      status: { in: ['draft', 'scheduled', 'published'] },
      OR: [{ scheduledAt: due }, { unpublishAt: due }],
    },
    select: { tenantId: true, id: true },
    take: 500,
  });
}

/** The tour, taken for this transaction; undefined when it was removed meanwhile. */
export async function lockDueTour(ctx: Context, id: string): Promise<TourRow | undefined> {
  await ctx.tx.$executeRaw`SELECT 1 FROM tours WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return (await ctx.tx.tour.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: null } })) ?? undefined;
}

/** A removed tour, taken for this transaction. */
export async function lockRemovedTour(ctx: Context, id: string): Promise<TourRow> {
  await ctx.tx.$executeRaw`SELECT 1 FROM tours WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findTour(ctx, { id }, { removed: true });
}

export async function findOldRemovedTours(ctx: Context, before: Date): Promise<string[]> {
  const where = { tenantId: ctx.tenantId, deletedAt: { not: null, lt: before } };
  return (await ctx.tx.tour.findMany({ where, select: { id: true }, orderBy: { deletedAt: 'asc' }, take: 200 })).map(({ id }) => id);
}

/** The tour, if it is still removed and still that old: it may have been restored meanwhile. */
export async function lockOldRemovedTour(ctx: Context, id: string, before: Date): Promise<TourRow | undefined> {
  await ctx.tx.$executeRaw`SELECT 1 FROM tours WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return (await ctx.tx.tour.findFirst({ where: { tenantId: ctx.tenantId, id, deletedAt: { not: null, lt: before } } })) ?? undefined;
}

/** The files that scenes of a tour show as panoramas, removed scenes too. */
export async function listPanoramaMedia(ctx: Context, tourId: string): Promise<string[]> {
  const where = { tenantId: ctx.tenantId, tourId, panoramaMediaId: { not: null } };
  const rows = await ctx.tx.scene.findMany({ where, select: { panoramaMediaId: true }, distinct: ['panoramaMediaId'] });
  return rows.flatMap(({ panoramaMediaId }) => panoramaMediaId ?? []).toSorted();
}

/** All rows of a tour: what belongs to it goes with it, its documents after the versions that held them. */
export async function deleteTourRows(ctx: Context, tourId: string): Promise<void> {
  await ctx.tx.tour.delete({ where: keyOf(ctx, tourId) });
  await ctx.tx.tourDocument.deleteMany({ where: { tenantId: ctx.tenantId, tourId } });
}

/** Brings the counters of scenes and hotspots to what is there (0.12); the caller holds the tour's lock. */
export async function recount(ctx: Context, tourId: string): Promise<void> {
  const alive = { tenantId: ctx.tenantId, tourId, deletedAt: null };
  const [totalScenes, totalHotspots] = [await ctx.tx.scene.count({ where: alive }), await ctx.tx.hotspot.count({ where: alive })];
  await ctx.tx.tour.update({ where: keyOf(ctx, tourId), data: { totalScenes, totalHotspots, updatedAt: ctx.now } });
}

/** One answer at a time gets a slug: without this two equal titles at once would fail instead of counting up. */
export async function lockSlugs(ctx: Context): Promise<void> {
  await ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}|tour-slugs`}, 0))`;
}

/** Whether a slug belongs to another living tour, now or in its history. */
export async function isSlugTaken(ctx: Context, slug: string, exceptTourId?: string): Promise<boolean> {
  const held = await ctx.tx.tourSlug.findFirst({
    where: {
      tenantId: ctx.tenantId,
      slug,
      tour: { deletedAt: null },
      ...(exceptTourId !== undefined && { tourId: { not: exceptTourId } }),
    },
  });
  return held !== null;
}

/** Makes a slug the tour's own, keeping its former ones as redirects (0.5). */
export async function holdSlug(ctx: Context, slug: string, tourId: string): Promise<void> {
  await ctx.tx.tourSlug.upsert({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug } },
    create: { tenantId: ctx.tenantId, slug, tourId },
    update: { tourId },
  });
}

/** Pages by creation, newest first; the cursor is the last id, and ids grow with time. */
export async function listTourRows({ ctx, input }: Call<ListToursInput>, visible?: Prisma.TourWhereInput): Promise<TourPage> {
  const { cursor, limit, status, category, tag, search, removed } = input;
  const rows = await ctx.tx.tour.findMany({
    where: {
      tenantId: ctx.tenantId,
      deletedAt: removed ? { not: null } : null,
      ...(visible && { AND: [visible] }),
      ...(cursor !== undefined && { id: { lt: cursorId(cursor) } }),
      ...(status && { status }),
      ...(category !== undefined && { category }),
      ...(tag !== undefined && { tags: { has: tag } }),
      // What is looked for is escaped.
      // oxlint-disable-next-line belvedere/no-insensitive-mode
      ...(search !== undefined && { title: { contains: escapeLike(search), mode: 'insensitive' as const } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return { items: await toTourViews(ctx, items), nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

export function cursorId(cursor: string): string {
  return /^[0-9a-f-]{36}$/.test(cursor)
    ? cursor
    : fail(commonErrors.invalid_input, { fields: { cursor: 'Use the nextCursor of a page.' } });
}

/** Prisma passes `contains` to LIKE without escaping its wildcards. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** Tours that count against the tenant's limit: a removed one gave its place back. */
export function countTours(tx: Transaction, tenantId: string): Promise<number> {
  return tx.tour.count({ where: { tenantId, deletedAt: null } });
}
