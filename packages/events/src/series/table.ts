import type { EventSeriesModel, Prisma } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import type { EventRow } from '../events/table.ts';
import { isOutdated } from '../translations/source-hash.ts';
import { seriesTemplate, type ListSeriesInput, type SeriesPage, type SeriesTemplate, type SeriesView } from './schemas.ts';

export type SeriesRow = Omit<EventSeriesModel, 'template'> & { template: SeriesTemplate };
type Fields = Omit<Prisma.EventSeriesUncheckedCreateInput, 'tenantId' | 'id' | 'createdAt' | 'updatedAt' | 'events'>;

const toRow = (row: EventSeriesModel): SeriesRow => ({ ...row, template: seriesTemplate.parse(row.template) });

function toView({ _count, ...row }: EventSeriesModel & { _count: { events: number } }): SeriesView {
  const { template, ...rest } = toRow(row);
  const translations = (template.translations ?? []).map((each) => ({ ...each, isOutdated: isOutdated(each, template) }));
  return { ...rest, template: { ...template, translations }, upcoming: _count.events };
}
const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });
/** What is to come and neither off nor removed. */
const toCome = (ctx: Context): Prisma.EventWhereInput => ({
  deletedAt: null,
  status: { in: ['draft', 'published'] },
  startsAt: { gt: ctx.now },
});

/** Takes the series for this transaction: its events come about and go one change after the other. */
export async function lockSeries(ctx: Context, id: string): Promise<SeriesRow> {
  await ctx.tx.$executeRaw`SELECT 1 FROM event_series WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findSeries(ctx, id);
}

/** The series as it stands, for who only asks. */
export async function findSeries(ctx: Context, id: string): Promise<SeriesRow> {
  const row = await ctx.tx.eventSeries.findUnique({ where: keyOf(ctx, id) });
  return row ? toRow(row) : fail(eventsErrors.series_not_found);
}

export async function viewSeries(ctx: Context, id: string): Promise<SeriesView> {
  const row = await ctx.tx.eventSeries.findUnique({
    where: keyOf(ctx, id),
    include: { _count: { select: { events: { where: toCome(ctx) } } } },
  });
  return row ? toView(row) : fail(eventsErrors.series_not_found);
}

export async function insertSeries(ctx: Context, fields: Fields): Promise<SeriesRow> {
  return toRow(
    await ctx.tx.eventSeries.create({
      data: { ...fields, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now, updatedAt: ctx.now },
    }),
  );
}

/** Writes if the version is still the one that the change was made on. */
export async function updateSeriesRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.EventSeriesUncheckedUpdateManyInput,
): Promise<SeriesRow> {
  const { count } = await ctx.tx.eventSeries.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return toRow(await ctx.tx.eventSeries.findUniqueOrThrow({ where: keyOf(ctx, at.id) }));
}

/** Every event that a series ever had and that is to come, whatever became of it. */
export async function listOccurrences(ctx: Context, seriesId: string): Promise<(EventRow & { occurrence: string })[]> {
  const rows = await ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, seriesId, startsAt: { gt: ctx.now } },
    include: { places: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap((row) => (row.occurrence === null ? [] : [{ ...row, occurrence: row.occurrence }]));
}

/** The event that an occurrence was made as, whatever became of it and wherever it was moved. */
export async function findOccurrence(ctx: Context, { seriesId, occurrence }: { seriesId: string; occurrence: string }) {
  return ctx.tx.event.findUnique({ where: { tenantId_seriesId_occurrence: { tenantId: ctx.tenantId, seriesId, occurrence } } });
}

/** Has an event be an occurrence of a series; null for none, so that another one can be made. */
export async function nameOccurrence(
  ctx: Context,
  { id, ...names }: { id: string; seriesId?: string; occurrence: string | null },
): Promise<void> {
  await ctx.tx.event.update({ where: keyOf(ctx, id), data: names });
}

/** The names of all occurrences that were made, so that none is made twice. */
export async function madeOccurrences(ctx: Context, seriesId: string): Promise<Set<string>> {
  const rows = await ctx.tx.event.findMany({ where: { tenantId: ctx.tenantId, seriesId }, select: { occurrence: true } });
  return new Set(rows.flatMap(({ occurrence }) => occurrence ?? []));
}

/** Gives events their new names within the series; without one first, as one may take the name of another. */
export async function renameOccurrences(ctx: Context, names: readonly { id: string; occurrence: string }[]): Promise<void> {
  const ids = names.map(({ id }) => id);
  await ctx.tx.event.updateMany({ where: { tenantId: ctx.tenantId, id: { in: ids } }, data: { occurrence: null } });
  for (const { id, occurrence } of names) await ctx.tx.event.update({ where: keyOf(ctx, id), data: { occurrence } });
}

/** Hands on what a series has from an occurrence on. */
export async function handOn(ctx: Context, { from, to, occurrence }: { from: string; to: string; occurrence: string }): Promise<void> {
  await ctx.tx.event.updateMany({
    where: { tenantId: ctx.tenantId, seriesId: from, occurrence: { gte: occurrence } },
    data: { seriesId: to },
  });
}

export async function liveSeries(ctx: Context): Promise<{ tenantId: string; id: string }[]> {
  return ctx.tx.eventSeries.findMany({ where: { tenantId: ctx.tenantId, endsBefore: null }, select: { tenantId: true, id: true } });
}

export async function listSeriesRows(ctx: Context, { cursor, limit }: ListSeriesInput): Promise<SeriesPage> {
  const rows = await ctx.tx.eventSeries.findMany({
    where: { tenantId: ctx.tenantId, ...(cursor !== undefined && { id: { lt: cursor } }) },
    include: { _count: { select: { events: { where: toCome(ctx) } } } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(toView);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}
