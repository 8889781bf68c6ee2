import { Prisma, type TourVersionModel } from '@belvedere/db';
import { fail, newId, type Context } from '@belvedere/kernel';
import { contentIdOf, findHolders } from '@belvedere/platform';
import { z } from 'zod';
import { toursErrors } from '../errors.ts';
import { fileIdsIn, POINTERS } from './contents.ts';
import {
  identityOf,
  KEPT_COLUMNS,
  rowsOf,
  SNAPSHOT_PARTS,
  snapshotSchema,
  type Snapshot,
  type SnapshotPart,
  type SnapshotRow,
  textIn,
} from './snapshot.ts';

/** So many versions of a tour are kept; older ones go with their documents when a newer one is published. */
export const KEPT_VERSIONS = 50;

const { sql, raw } = Prisma;

/** What belongs to the tour in a table, of what is not hidden. Names come from the list of parts, never from outside. */
function ownRows({ table, by, soft }: SnapshotPart, { tenantId, tourId }: { tenantId: string; tourId: string }): Prisma.Sql {
  const ids = (of: string, belongs: Prisma.Sql) => sql`SELECT p.id FROM ${raw(of)} p WHERE p.tenant_id = ${tenantId}::uuid AND ${belongs}`;
  const tour = sql`p.tour_id = ${tourId}::uuid`;
  const scenes = ids('scenes', sql`${tour} AND p.deleted_at IS NULL`);
  const inScenes = sql`p.scene_id IN (${scenes})`;
  const belongs = {
    tour: sql`part_row.tour_id = ${tourId}::uuid`,
    scene: sql`part_row.scene_id IN (${scenes})`,
    hotspot: sql`part_row.hotspot_id IN (${ids('hotspots', sql`p.deleted_at IS NULL AND ${inScenes}`)})`,
    plan: sql`part_row.plan_id IN (${ids('floor_plans', tour)})`,
    step: sql`part_row.step_id IN (${ids('guided_steps', inScenes)})`,
  };
  const all = [
    sql`part_row.tenant_id = ${tenantId}::uuid`,
    ...by.map((parent) => belongs[parent]),
    ...(soft ? [sql`part_row.deleted_at IS NULL`] : []),
  ];
  return sql`FROM ${raw(table)} part_row WHERE ${Prisma.join(all, ' AND ')}`;
}

/** The draft as it is now; the caller holds the tour's lock where it matters. */
export async function takeSnapshot(ctx: Context, tourId: string): Promise<Snapshot> {
  const { tenantId, tx } = ctx;
  const [tour] = await tx.$queryRaw<{ row: unknown }[]>(
    sql`SELECT to_jsonb(t) - ${KEPT_COLUMNS}::text[] AS row FROM tours t WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ${tourId}::uuid`,
  );
  const parts: Record<string, unknown> = {};
  for (const part of SNAPSHOT_PARTS) {
    const rows = await tx.$queryRaw<{ row: unknown }[]>(
      sql`SELECT to_jsonb(part_row) AS row ${ownRows(part, { tenantId, tourId })} ORDER BY ${keyOf(part, 'part_row.')}`,
    );
    parts[part.table] = rows.map(({ row }) => row);
  }
  return snapshotSchema.parse({ tour: tour?.row, parts });
}

/** Makes the draft exactly what the snapshot says: rows keep their ids, what is not in it is hidden or, where nothing is hidden, deleted. */
export async function restoreSnapshot(ctx: Context, tourId: string, snapshot: Snapshot): Promise<void> {
  const { tenantId, tx } = ctx;
  const media = await existingMedia(ctx, snapshot);
  const lost = new Set<string>();
  for (const part of SNAPSHOT_PARTS) {
    const rows = rowsOf(snapshot, part.table).flatMap((row) => withMedia(row, { media, lost }));
    const names = rows.map((row) => identityOf(part, row));
    const others = sql`${ownRows(part, { tenantId, tourId })} AND concat_ws(' ', ${keyOf(part, 'part_row.')}) <> ALL (${names}::text[])`;
    const these = sql`WHERE tenant_id = ${tenantId}::uuid AND (${keyOf(part)}) IN (SELECT ${keyOf(part, 'part_row.')} ${others})`;
    if (part.soft) await tx.$executeRaw(sql`UPDATE ${raw(part.table)} SET deleted_at = ${ctx.now}, updated_at = ${ctx.now} ${these}`);
    else await tx.$executeRaw(sql`DELETE FROM ${raw(part.table)} ${these}`);
    if (rows.length > 0) await writeRows(ctx, part, rows);
  }
  const [tour = snapshot.tour] = withMedia(snapshot.tour, { media, lost });
  const columns = await presentColumns(ctx, 'tours', Object.keys(tour));
  if (columns.length === 0) return;
  const list = raw(columns.map(quoted).join(', '));
  await tx.$executeRaw(sql`
    UPDATE tours SET (${list}) = (SELECT ${list} FROM jsonb_populate_record(null::tours, ${JSON.stringify(tour)}::jsonb))
    WHERE tenant_id = ${tenantId}::uuid AND id = ${tourId}::uuid`);
}

/** The columns of a part's key, in a list. */
function keyOf({ key }: SnapshotPart, prefix = ''): Prisma.Sql {
  return raw(key.map((column) => prefix + column).join(', '));
}

async function writeRows(ctx: Context, part: SnapshotPart, rows: SnapshotRow[]): Promise<void> {
  const { table } = part;
  const columns = await presentColumns(ctx, table, Object.keys(rows[0]!));
  const list = raw(columns.map(quoted).join(', '));
  // A version guard is never what it was before: whoever edits the present state is told of the change.
  const replaced = columns
    .filter((column) => !['tenant_id', 'created_at', ...part.key].includes(column))
    .map((column) => {
      if (column === 'version') return `version = greatest(excluded.version, was.version) + 1`;
      return column === 'updated_at'
        ? `updated_at = greatest(excluded.updated_at, was.updated_at)`
        : `${quoted(column)} = excluded.${quoted(column)}`;
    });
  await ctx.tx.$executeRaw(sql`
    INSERT INTO ${raw(table)} AS was (${list})
    SELECT ${list} FROM jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (tenant_id, ${keyOf(part)}) DO UPDATE SET ${raw(replaced.join(', '))}`);
}

/** Those of a snapshot's columns that the table has today: one that was dropped since is left out, a new one takes its default. */
async function presentColumns(ctx: Context, table: string, names: string[]): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ name: string }[]>(
    sql`SELECT attname::text AS name FROM pg_attribute WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attname = ANY (${names})`,
  );
  return rows.map(({ name }) => name);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function existingMedia(ctx: Context, snapshot: Snapshot): Promise<Set<string>> {
  return new Set((await contentsNow(ctx, snapshot)).keys());
}

/** The files that a snapshot names and that are there, each with its present content. */
async function contentsNow(ctx: Context, snapshot: Snapshot): Promise<Map<string, string>> {
  const where = { tenantId: ctx.tenantId, id: { in: fileIdsIn(snapshot) } };
  const rows = await ctx.tx.mediaFile.findMany({ where, select: { id: true, contentId: true } });
  return new Map(rows.map((row) => [row.id, contentIdOf(row)]));
}

/**
 * What points to a file that was purged since: an attachment or a floor plan is left out with what is on it, a scene is without its
 * panorama or its source and a step without its voice, and the linter says so. A tour is without its nadir patch.
 */
function withMedia(row: SnapshotRow, { media, lost }: { media: ReadonlySet<string>; lost: Set<string> }): SnapshotRow[] {
  const isThere = (column: string) => typeof row[column] !== 'string' || media.has(row[column]);
  if (lost.has(textIn(row, 'plan_id'))) return [];
  if (!isThere('media_id')) {
    lost.add(textIn(row, 'id'));
    return [];
  }
  return [{ ...row, ...Object.fromEntries(POINTERS.filter((column) => !isThere(column)).map((column) => [column, null])) }];
}

// Versions ------------------------------------------------------------------------------------------------------------------

const of = (ctx: Context, tourId: string) => ({ tenantId: ctx.tenantId, tourId });

/** Keeps what was just published, and drops what is older than the versions that are kept; the caller holds the tour's lock. */
export async function insertVersion(
  ctx: Context,
  version: { tourId: string; hash: string; note: string | null; publishedById: string },
): Promise<number> {
  const { tourId } = version;
  const newest = await ctx.tx.tourVersion.aggregate({ where: of(ctx, tourId), _max: { number: true } });
  const number = (newest._max.number ?? 0) + 1;
  const snapshot = await takeSnapshot(ctx, tourId);
  const contents = Object.fromEntries(await contentsNow(ctx, snapshot));
  const made = { number, snapshot: snapshot as Prisma.InputJsonValue, contents };
  await ctx.tx.tourVersion.create({ data: { ...version, ...made, tenantId: ctx.tenantId, id: newId(), publishedAt: ctx.now } });
  await ctx.tx.tourVersion.deleteMany({ where: { ...of(ctx, tourId), number: { lte: number - KEPT_VERSIONS } } });
  await deleteUnusedDocuments(ctx, tourId);
  return number;
}

/** Documents that no version and no live tour shows any more. */
async function deleteUnusedDocuments(ctx: Context, tourId: string): Promise<void> {
  await ctx.tx.$executeRaw`
    DELETE FROM tour_documents d WHERE d.tenant_id = ${ctx.tenantId}::uuid AND d.tour_id = ${tourId}::uuid
      AND NOT EXISTS (SELECT FROM tour_versions v WHERE v.tenant_id = d.tenant_id AND v.hash = d.hash)
      AND NOT EXISTS (SELECT FROM tour_publications p WHERE p.tenant_id = d.tenant_id AND p.hash = d.hash)`;
}

const contentsSchema = z.record(z.string(), z.string());
/** Ids of contents by ids of files. */
type Contents = z.infer<typeof contentsSchema>;
type Listed = Omit<TourVersionModel, 'snapshot' | 'contents'>;

export async function listVersionRows(
  ctx: Context,
  tourId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<Listed[]> {
  return ctx.tx.tourVersion.findMany({
    where: { ...of(ctx, tourId), ...(before !== undefined && { number: { lt: before } }) },
    omit: { snapshot: true, contents: true },
    orderBy: { number: 'desc' },
    take: limit,
  });
}

/** A version with its snapshot; the newest when no number is given. */
export async function findVersion(
  ctx: Context,
  tourId: string,
  number?: number,
): Promise<Listed & { snapshot: Snapshot; contents: Contents }> {
  const where = { ...of(ctx, tourId), ...(number !== undefined && { number }) };
  const row = (await ctx.tx.tourVersion.findFirst({ where, orderBy: { number: 'desc' } })) ?? fail(toursErrors.version_not_found);
  return { ...row, snapshot: snapshotSchema.parse(row.snapshot), contents: contentsSchema.parse(row.contents) };
}

/**
 * Of the files whose content was replaced since a version: where their content of that time is now. One that was purged, as that of a purged file
 * is, stands for itself. Versions from before contents were kept know of none.
 */
export async function filesSince(ctx: Context, contents: Contents): Promise<Map<string, string>> {
  const holders = await findHolders(ctx, Object.values(contents));
  const moved = Object.entries(contents).map(([file, content]) => [file, holders.get(content) ?? file] as const);
  return new Map(moved.filter(([file, holder]) => file !== holder));
}

/** The hash of what is live of a tour. */
export async function liveHash(ctx: Context, tourId: string): Promise<string | undefined> {
  const live = await ctx.tx.tourPublication.findUnique({ where: { tenantId_tourId: of(ctx, tourId) }, select: { hash: true } });
  return live?.hash;
}
