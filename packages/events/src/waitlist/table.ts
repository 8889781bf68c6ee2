import type { Prisma, WaitlistEntryModel, WaitlistKeyModel, WaitlistOfferModel } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import { hashToken } from '@belvedere/kernel/core';
import { z } from 'zod';
import { eventsErrors } from '../errors.ts';
import type { EntryPage, EntryView, ListEntriesInput, WaitlistBoard } from './schemas.ts';
import type { Step } from './prove-order.ts';
import type { Waiting } from './waitlist.ts';

export type EntryRow = WaitlistEntryModel;
export type KeyRow = WaitlistKeyModel;
export type OfferRow = WaitlistOfferModel;

const keyOf = (ctx: Context, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } });
type WithOffers = EntryRow & { offers: { expiresAt: Date }[] };
const OPEN_OFFER = { offers: { where: { status: 'open' as const }, select: { expiresAt: true } } };

function toEntryView({ offers, ...row }: WithOffers): EntryView {
  return { ...row, offerExpiresAt: offers[0]?.expiresAt ?? null };
}

export async function findEntry(ctx: Context, id: string): Promise<EntryRow> {
  return (await ctx.tx.waitlistEntry.findUnique({ where: keyOf(ctx, id) })) ?? fail(eventsErrors.entry_not_found);
}

export async function viewEntry(ctx: Context, id: string): Promise<EntryView> {
  return toEntryView(await ctx.tx.waitlistEntry.findUniqueOrThrow({ where: keyOf(ctx, id), include: OPEN_OFFER }));
}

/** By address, in any spelling. */
export async function findEntryOf(ctx: Context, eventId: string, email: string): Promise<EntryRow | undefined> {
  const [found] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM waitlist_entries WHERE tenant_id = ${ctx.tenantId}::uuid AND event_id = ${eventId}::uuid AND lower(email) = lower(${email})`;
  return found && findEntry(ctx, found.id);
}

/** Which of these addresses, in small letters, are on the list, and how they stand. */
export async function statusesOf(ctx: Context, eventId: string, emails: readonly string[]): Promise<Map<string, EntryRow['status']>> {
  const rows = await ctx.tx.$queryRaw<{ email: string; status: EntryRow['status'] }[]>`
    SELECT lower(email) AS email, status FROM waitlist_entries
    WHERE tenant_id = ${ctx.tenantId}::uuid AND event_id = ${eventId}::uuid AND lower(email) = ANY(${[...emails]}::text[])`;
  return new Map(rows.map(({ email, status }) => [email, status]));
}

type EntryWithEvent = Prisma.WaitlistEntryGetPayload<{ include: { event: true } & typeof OPEN_OFFER }>;

/** Whatever an address is on, in any spelling, and was on until now; soonest first. */
export async function listEntriesOf(ctx: Context, email: string): Promise<EntryWithEvent[]> {
  const ids = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM waitlist_entries WHERE tenant_id = ${ctx.tenantId}::uuid AND lower(email) = lower(${email}) ORDER BY id DESC LIMIT 200`;
  return ctx.tx.waitlistEntry.findMany({
    where: {
      tenantId: ctx.tenantId,
      id: { in: ids.map(({ id }) => id) },
      event: { deletedAt: null },
    },
    include: { event: true, ...OPEN_OFFER },
    orderBy: [{ event: { startsAt: 'asc' } }, { id: 'asc' }],
  });
}

/** The next turn of an event, which the caller holds. */
export async function takeTurn(ctx: Context, eventId: string): Promise<number> {
  const [row] = await ctx.tx.$queryRaw<{ turn: number }[]>`
    UPDATE events SET next_turn = next_turn + 1 WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${eventId}::uuid RETURNING next_turn - 1 AS turn`;
  return row!.turn;
}

export async function insertEntry(
  ctx: Context,
  fields: Pick<EntryRow, 'eventId' | 'email' | 'name' | 'places' | 'turn' | 'userId'> & { language?: string | null },
): Promise<EntryRow> {
  return ctx.tx.waitlistEntry.create({ data: { ...fields, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now, updatedAt: ctx.now } });
}

export async function updateEntryRow(ctx: Context, id: string, data: Prisma.WaitlistEntryUncheckedUpdateInput): Promise<EntryRow> {
  return ctx.tx.waitlistEntry.update({ where: keyOf(ctx, id), data: { ...data, updatedAt: ctx.now } });
}

/** What is taken of an event, and how many wait. */
export async function readPlaces(ctx: Context, eventId: string): Promise<{ confirmed: number; offered: number; waiting: number }> {
  const row = await ctx.tx.eventPlaces.findUnique({ where: { tenantId_eventId: { tenantId: ctx.tenantId, eventId } } });
  return row ?? { confirmed: 0, offered: 0, waiting: 0 };
}

/** Who waits without an offer and would fit, in order; `limit` are always enough to take all that is free. */
export async function listWaiting(
  ctx: Context,
  eventId: string,
  { free, limit }: { free: number | null; limit: number },
): Promise<Waiting[]> {
  return ctx.tx.$queryRaw<Waiting[]>`
    SELECT e.id, e.places, e.priority, e.turn FROM waitlist_entries e
    WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.event_id = ${eventId}::uuid AND e.status = 'pending' AND (${free}::int IS NULL OR e.places <= ${free}::int)
      AND NOT EXISTS (SELECT FROM waitlist_offers o WHERE o.tenant_id = e.tenant_id AND o.entry_id = e.id AND o.status = 'open')
    ORDER BY e.priority DESC, e.turn LIMIT ${limit}::int`;
}

/** How many entries and places come before one that waits. */
export async function countBefore(ctx: Context, { eventId, priority, turn }: EntryRow): Promise<{ entries: number; places: number }> {
  const [row] = await ctx.tx.$queryRaw<{ entries: number; places: number }[]>`
    SELECT count(*)::int AS entries, coalesce(sum(e.places), 0)::int AS places FROM waitlist_entries e
    WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.event_id = ${eventId}::uuid AND e.status = 'pending' AND (e.priority, -e.turn) > (${priority}::int, -${turn}::int)
      AND NOT EXISTS (SELECT FROM waitlist_offers o WHERE o.tenant_id = e.tenant_id AND o.entry_id = e.id AND o.status = 'open')`;
  return row!;
}

/** Places of the tenant's events that were confirmed and stayed so, and that were given back. */
export async function countGivenBack(ctx: Context): Promise<{ confirmed: number; givenBack: number }> {
  const [row] = await ctx.tx.$queryRaw<{ confirmed: number; givenBack: number }[]>`
    SELECT coalesce(sum(e.places) FILTER (WHERE e.status = 'confirmed'), 0)::int AS confirmed,
      coalesce(sum(e.places) FILTER (WHERE e.status = 'cancelled'), 0)::int AS "givenBack"
    FROM waitlist_entries e JOIN events v ON v.tenant_id = e.tenant_id AND v.id = e.event_id AND v.status <> 'cancelled'
    WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.confirmed_at IS NOT NULL`;
  return row!;
}

export async function insertOffer(
  ctx: Context,
  entry: { id: string; eventId: string; places: number },
  expiresAt: Date,
): Promise<OfferRow> {
  return ctx.tx.waitlistOffer.create({
    data: {
      tenantId: ctx.tenantId,
      id: newId(),
      eventId: entry.eventId,
      entryId: entry.id,
      places: entry.places,
      expiresAt,
      createdAt: ctx.now,
    },
  });
}

export async function findOpenOffer(ctx: Context, entryId: string): Promise<OfferRow | null> {
  return ctx.tx.waitlistOffer.findFirst({ where: { tenantId: ctx.tenantId, entryId, status: 'open' } });
}

export async function settleOffer(ctx: Context, id: string, status: 'accepted' | 'declined' | 'expired' | 'withdrawn'): Promise<void> {
  await ctx.tx.waitlistOffer.update({ where: keyOf(ctx, id), data: { status, settledAt: ctx.now } });
}

/** Open offers of an event; those alone that are over at a time, if that is asked. */
export async function listOpenOffers(ctx: Context, eventId: string, { over }: { over?: Date } = {}): Promise<OfferRow[]> {
  return ctx.tx.waitlistOffer.findMany({
    where: { tenantId: ctx.tenantId, eventId, status: 'open', ...(over && { expiresAt: { lte: over } }) },
    orderBy: { id: 'asc' },
  });
}

const HAS_OFFER = { some: { status: 'open' as const } };
const HAS_NONE = { none: { status: 'open' as const } };

/** Of each column of the board the first `take`: who waits in the order in which places go, offers by their end, the others newest first. */
export async function listColumns(
  ctx: Context,
  eventId: string,
  take: number,
): Promise<Record<'waiting' | 'offered' | 'confirmed' | 'gone', EntryView[]>> {
  const where = { tenantId: ctx.tenantId, eventId };
  const { waitlistEntry } = ctx.tx;
  const waiting = await waitlistEntry.findMany({
    where: { ...where, status: 'pending', offers: HAS_NONE },
    include: OPEN_OFFER,
    orderBy: [{ priority: 'desc' }, { turn: 'asc' }],
    take,
  });
  const offers = await ctx.tx.waitlistOffer.findMany({
    where: { ...where, status: 'open' },
    include: { entry: { include: OPEN_OFFER } },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    take,
  });
  const ended = (status: 'confirmed' | 'cancelled', by: 'confirmedAt' | 'cancelledAt') =>
    waitlistEntry.findMany({ where: { ...where, status }, include: OPEN_OFFER, orderBy: [{ [by]: 'desc' }, { turn: 'desc' }], take });
  return {
    waiting: waiting.map(toEntryView),
    offered: offers.map(({ entry }) => toEntryView(entry)),
    confirmed: (await ended('confirmed', 'confirmedAt')).map(toEntryView),
    gone: (await ended('cancelled', 'cancelledAt')).map(toEntryView),
  };
}

/** How many entries stand where. */
export async function countEntries(ctx: Context, eventId: string): Promise<WaitlistBoard['entries']> {
  const where = { tenantId: ctx.tenantId, eventId };
  const groups = await ctx.tx.waitlistEntry.groupBy({ by: ['status'], where, _count: true });
  const offered = await ctx.tx.waitlistEntry.count({ where: { ...where, status: 'pending', offers: HAS_OFFER } });
  const of = (status: EntryRow['status']) => groups.find((group) => group.status === status)?._count ?? 0;
  return { waiting: of('pending') - offered, offered, confirmed: of('confirmed'), gone: of('cancelled') };
}

/** Everybody on an event's list who is not cancelled. */
export async function listLiveEntries(ctx: Context, eventId: string): Promise<EntryRow[]> {
  return ctx.tx.waitlistEntry.findMany({
    where: { tenantId: ctx.tenantId, eventId, status: { in: ['pending', 'confirmed'] } },
    orderBy: { turn: 'asc' },
  });
}

/** Everybody who has places at an event. */
export async function listConfirmed(ctx: Context, eventId: string): Promise<EntryRow[]> {
  return ctx.tx.waitlistEntry.findMany({ where: { tenantId: ctx.tenantId, eventId, status: 'confirmed' }, orderBy: { turn: 'asc' } });
}

interface ToRemind {
  eventId: string | null;
  limit: number;
}

/** Confirmed before the hour of the reminder, which has come, and not reminded of this start yet. */
async function findToRemind(ctx: Context, { eventId, limit }: ToRemind): Promise<{ id: string; eventId: string }[]> {
  return ctx.tx.$queryRaw`
    SELECT e.id, e.event_id AS "eventId" FROM events v JOIN waitlist_entries e ON e.tenant_id = v.tenant_id AND e.event_id = v.id
    WHERE v.tenant_id = ${ctx.tenantId}::uuid AND v.status = 'published' AND v.deleted_at IS NULL AND v.postponed_at IS NULL
      AND (${eventId}::uuid IS NULL OR v.id = ${eventId}::uuid)
      AND v.starts_at > ${ctx.now} AND v.starts_at - make_interval(hours => v.reminder_hours) <= ${ctx.now}
      AND e.status = 'confirmed' AND e.confirmed_at <= v.starts_at - make_interval(hours => v.reminder_hours)
      AND e.reminded_for IS DISTINCT FROM v.starts_at
    ORDER BY v.starts_at, e.turn LIMIT ${limit}::int`;
}

/** Events of which somebody is to be reminded. */
export async function listEventsToRemind(ctx: Context): Promise<{ tenantId: string; id: string }[]> {
  const found = await findToRemind(ctx, { eventId: null, limit: 1_000 });
  return [...new Set(found.map(({ eventId }) => eventId))].map((id) => ({ tenantId: ctx.tenantId, id }));
}

export async function listToRemind(ctx: Context, eventId: string, limit: number): Promise<EntryRow[]> {
  const found = await findToRemind(ctx, { eventId, limit });
  return ctx.tx.waitlistEntry.findMany({
    where: { tenantId: ctx.tenantId, id: { in: found.map(({ id }) => id) } },
    orderBy: { turn: 'asc' },
  });
}

export async function markReminded(ctx: Context, event: { startsAt: Date }, entries: readonly { id: string }[]): Promise<void> {
  await ctx.tx.waitlistEntry.updateMany({
    where: { tenantId: ctx.tenantId, id: { in: entries.map(({ id }) => id) } },
    data: { remindedFor: event.startsAt },
  });
}

export async function insertKey(
  ctx: Context,
  key: Pick<KeyRow, 'eventId' | 'entryId' | 'email' | 'name' | 'places' | 'tokenHash' | 'expiresAt'> & { language?: string | null },
): Promise<void> {
  await ctx.tx.waitlistKey.createMany({ data: [{ ...key, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now }] });
}

/** What a token opens, while it does. */
export async function findKey(ctx: Context, token: string): Promise<KeyRow> {
  const key = await ctx.tx.waitlistKey.findFirst({
    where: { tenantId: ctx.tenantId, tokenHash: hashToken(token), expiresAt: { gt: ctx.now } },
  });
  return key ?? fail(eventsErrors.entry_not_found);
}

export async function bindKey(ctx: Context, id: string, data: { entryId: string; expiresAt: Date }): Promise<void> {
  await ctx.tx.waitlistKey.update({ where: keyOf(ctx, id), data });
}

/** Mails about joining that an address got for an event since then. */
export async function countKeys(ctx: Context, { eventId, email, since }: { eventId: string; email: string; since: Date }): Promise<number> {
  const [row] = await ctx.tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM waitlist_keys
    WHERE tenant_id = ${ctx.tenantId}::uuid AND event_id = ${eventId}::uuid AND lower(email) = lower(${email}) AND created_at > ${since}`;
  return row!.count;
}

export async function deleteOldKeys(ctx: Context): Promise<void> {
  await ctx.tx.waitlistKey.deleteMany({ where: { tenantId: ctx.tenantId, expiresAt: { lte: ctx.now } } });
}

const stepOf = z.object({
  after: z.object({ entryId: z.uuid(), places: z.int(), priority: z.int(), turn: z.int(), capacity: z.int().nullable() }),
});
const STEPS = 'events.entry.';

/** What the trail says of an event's entries, oldest first. */
export async function listSteps(ctx: Context, eventId: string): Promise<{ step: Step; occurredAt: Date }[]> {
  const rows = await ctx.tx.auditLog.findMany({
    where: { tenantId: ctx.tenantId, resourceType: 'event', resourceId: eventId, action: { startsWith: STEPS } },
    select: { action: true, changes: true, occurredAt: true },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ action, changes, occurredAt }) => ({
    step: { ...stepOf.parse(changes).after, step: action.slice(STEPS.length) as Step['step'] },
    occurredAt,
  }));
}

/** The turn that a cursor of a list in their order names. */
export function afterTurn(cursor: string | undefined): number {
  const after = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(after) || after < 0 || after > 2_000_000_000)
    fail(commonErrors.invalid_input, { fields: { cursor: 'Use the nextCursor of a page.' } });
  return after;
}

/** In the order of turns; the cursor is the last one. */
export async function listEntryRows(ctx: Context, { eventId, status, cursor, limit }: ListEntriesInput): Promise<EntryPage> {
  const rows = await ctx.tx.waitlistEntry.findMany({
    where: { tenantId: ctx.tenantId, eventId, turn: { gt: afterTurn(cursor) }, ...(status && { status }) },
    include: OPEN_OFFER,
    orderBy: { turn: 'asc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return { items: items.map(toEntryView), nextCursor: rows.length > limit ? String(items.at(-1)!.turn) : null };
}
