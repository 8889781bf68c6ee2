import type { EventModel, EventPlacesModel, Prisma } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import type { EventFacets, EventFilters, EventPage, EventView, ListEventsInput } from './schemas.ts';

export type EventRow = EventModel & { places: EventPlacesModel | null };

const WITH = { places: true } as const;
const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });

export function toEventView({ places, ...row }: EventRow): EventView {
  return { ...row, places: places ?? { confirmed: 0, offered: 0, waiting: 0 } };
}

/** The event, or the answer that there is none. */
export async function findEvent(
  ctx: Context,
  by: { id: string } | { slug: string },
  { removed = false }: { removed?: boolean } = {},
): Promise<EventRow> {
  const where = { tenantId: ctx.tenantId, ...by, deletedAt: removed ? { not: null } : null };
  const row = await ctx.tx.event.findFirst({ where, include: WITH });
  return row ?? fail(eventsErrors.not_found);
}

/**
 * Takes the event for this transaction. Whatever moves places (joining, answering, cancelling, another capacity) does this first, so
 * that such changes happen one after the other, and what was counted stays true until the commit.
 */
export async function lockEvent(ctx: Context, id: string): Promise<EventRow> {
  await ctx.tx.$executeRaw`SELECT 1 FROM events WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  return findEvent(ctx, { id });
}

export async function insertEvent(
  ctx: Context,
  fields: Omit<Prisma.EventUncheckedCreateInput, 'tenantId' | 'id' | 'createdAt' | 'updatedAt'>,
): Promise<EventRow> {
  const row = await ctx.tx.event.create({
    data: { ...fields, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now, updatedAt: ctx.now },
    include: WITH,
  });
  await holdSlug(ctx, row.slug, row.id);
  return row;
}

/** Keeps a slug for an event, also after it has another one: old addresses lead on. */
export async function holdSlug(ctx: Context, slug: string, eventId: string): Promise<void> {
  await ctx.tx.eventSlug.upsert({
    where: { tenantId_slug: { tenantId: ctx.tenantId, slug } },
    create: { tenantId: ctx.tenantId, slug, eventId, createdAt: ctx.now },
    update: { eventId },
  });
}

export async function isSlugTaken(ctx: Context, slug: string, except?: string): Promise<boolean> {
  const where = { tenantId: ctx.tenantId, slug, deletedAt: null, ...(except !== undefined && { id: { not: except } }) };
  return (await ctx.tx.event.findFirst({ where, select: { id: true } })) !== null;
}

/** Slugs of a tenant's events are chosen one after the other. */
export async function lockSlugs(ctx: Context): Promise<void> {
  await ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('events.slugs ' || ${ctx.tenantId}, 0))`;
}

/** Writes if the version is still the one that the change was made on. */
export async function updateEventRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.EventUncheckedUpdateManyInput,
): Promise<EventRow> {
  const { count } = await ctx.tx.event.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return ctx.tx.event.findUniqueOrThrow({ where: keyOf(ctx, at.id), include: WITH });
}

const CURSOR = /^(?<at>\d{1,16})\.(?<id>[0-9a-f-]{36})$/;

/** By when they begin, soonest first; the cursor is the place in that order, so that events made meanwhile move none. */
export async function listEventRows(ctx: Context, input: ListEventsInput, visible?: Prisma.EventWhereInput): Promise<EventPage> {
  const { cursor, limit, removed } = input;
  const rows = await ctx.tx.event.findMany({
    where: {
      ...filtered(ctx, input, removed),
      AND: [visible ?? {}, cursor === undefined ? {} : afterCursor(cursor), beginning(input)],
    },
    include: WITH,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(toEventView), nextCursor: rows.length > limit && last ? cursorOf(last) : null };
}

function filtered(
  ctx: Context,
  { search, status, category, tag, venueId, seriesId }: EventFilters,
  removed: boolean,
): Prisma.EventWhereInput {
  return {
    tenantId: ctx.tenantId,
    deletedAt: removed ? { not: null } : null,
    // What is looked for is escaped: its signs stand for themselves.
    // oxlint-disable-next-line belvedere/no-insensitive-mode
    ...(search !== undefined && { title: { contains: search.replace(/[\\%_]/g, (sign) => `\\${sign}`), mode: 'insensitive' } }),
    ...(status && { status }),
    ...(category !== undefined && { category }),
    ...(tag !== undefined && { tags: { has: tag } }),
    ...(venueId !== undefined && { venueId }),
    ...(seriesId !== undefined && { seriesId }),
  };
}

const beginning = ({ from, until }: EventFilters): Prisma.EventWhereInput => ({
  startsAt: { ...(from && { gte: from }), ...(until && { lt: until }) },
});

const MOST_VALUES = 100;

/** How many of the events that pass carry each value. */
export async function countEventFacets(ctx: Context, filters: EventFilters, visible?: Prisma.EventWhereInput): Promise<EventFacets> {
  const groups = await ctx.tx.event.groupBy({
    by: ['status', 'category', 'venueId'],
    where: { ...filtered(ctx, filters, false), AND: [visible ?? {}, beginning(filters)] },
    _count: true,
  });
  const count = (name: 'status' | 'category' | 'venueId') => {
    const counts = new Map<string, number>();
    for (const { [name]: value, _count } of groups) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + _count);
    const all = [...counts].map(([value, n]) => ({ value, count: n }));
    return all.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES);
  };
  return {
    total: groups.reduce((sum, { _count }) => sum + _count, 0),
    status: count('status'),
    category: count('category'),
    venue: count('venueId'),
  };
}

export function cursorOf({ startsAt, id }: { startsAt: Date; id: string }): string {
  return `${startsAt.getTime()}.${id}`;
}

export function readCursor(cursor: string): { startsAt: Date; id: string } {
  const { at = '', id = '' } = CURSOR.exec(cursor)?.groups ?? {};
  const startsAt = new Date(Number(at));
  if (id === '' || Number.isNaN(startsAt.getTime()))
    fail(commonErrors.invalid_input, { fields: { cursor: 'Use the nextCursor of a page.' } });
  return { startsAt, id };
}

function afterCursor(cursor: string): Prisma.EventWhereInput {
  const { startsAt, id } = readCursor(cursor);
  return { OR: [{ startsAt: { gt: startsAt } }, { startsAt, id: { gt: id } }] };
}

/** Live events whose time may be over. */
export async function findBegunEvents(ctx: Context): Promise<EventRow[]> {
  return ctx.tx.event.findMany({
    where: { tenantId: ctx.tenantId, status: 'published', deletedAt: null, postponedAt: null, startsAt: { lte: ctx.now } },
    include: WITH,
    orderBy: { startsAt: 'asc' },
    take: 500,
  });
}
