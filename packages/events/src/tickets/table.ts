import type { EventCheckInModel, EventTicketKeyModel, Prisma } from '@belvedere/db';
import { newId, type Context } from '@belvedere/kernel';
import { afterTurn } from '../waitlist/table.ts';
import type { Arrivals, CheckInView, DoorInput, GuestView, TicketKeys } from './schemas.ts';

export type TicketKeyRow = EventTicketKeyModel;
const WITH_WHO = { checkedInBy: { select: { id: true, displayName: true } } } as const;
type CheckInRow = EventCheckInModel & { checkedInBy: { id: string; displayName: string } };
const LIVE = { undoneAt: null } as const;

const OF_ENTRY = {
  id: true,
  eventId: true,
  name: true,
  email: true,
  status: true,
  places: true,
  turn: true,
  confirmedAt: true,
  checkIns: { where: LIVE, include: WITH_WHO, orderBy: { id: 'desc' } },
} as const satisfies Prisma.WaitlistEntrySelect;
export type GuestRow = Prisma.WaitlistEntryGetPayload<{ select: typeof OF_ENTRY }>;

export function toCheckInView({ id, places, scannedAt, checkedInBy }: CheckInRow): CheckInView {
  return { id, places, at: scannedAt, by: { id: checkedInBy.id, name: checkedInBy.displayName } };
}

export const arrivedOf = ({ checkIns }: GuestRow) => checkIns.reduce((sum, { places }) => sum + places, 0);

/** Whoever gave no name is known at the door by what their address begins with; the rest of it is nobody’s business there. */
export function toGuestView(row: GuestRow): GuestView {
  const { id, name, email, places } = row;
  return { id, name: name ?? `${email.split('@')[0]!.slice(0, 2)}…`, places, arrived: arrivedOf(row) };
}

export async function findGuest(ctx: Context, id: string): Promise<GuestRow | null> {
  return ctx.tx.waitlistEntry.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: OF_ENTRY });
}

/** In the order of turns; the cursor is the last one. */
export async function listGuestRows(
  ctx: Context,
  { eventId, cursor, limit }: DoorInput,
): Promise<{ rows: GuestRow[]; nextCursor: string | null }> {
  const rows = await ctx.tx.waitlistEntry.findMany({
    where: { tenantId: ctx.tenantId, eventId, turn: { gt: afterTurn(cursor) } },
    select: OF_ENTRY,
    orderBy: { turn: 'asc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return { rows: items, nextCursor: rows.length > limit ? String(items.at(-1)!.turn) : null };
}

export async function countArrivalsOf(ctx: Context, eventId: string): Promise<Arrivals> {
  const [row] = await ctx.tx.$queryRaw<Arrivals[]>`
    SELECT count(*)::int AS entries, count(c.entry_id)::int AS "entriesIn",
      coalesce(sum(e.places), 0)::int AS places, coalesce(sum(c.places), 0)::int AS "placesIn"
    FROM waitlist_entries e LEFT JOIN (
      SELECT entry_id, sum(places)::int AS places FROM event_check_ins
      WHERE tenant_id = ${ctx.tenantId}::uuid AND event_id = ${eventId}::uuid AND undone_at IS NULL GROUP BY entry_id
    ) c ON c.entry_id = e.id
    WHERE e.tenant_id = ${ctx.tenantId}::uuid AND e.event_id = ${eventId}::uuid AND e.status = 'confirmed'`;
  return row!;
}

/** The scan of a device, if it was taken in before. */
export async function findCheckInOf(ctx: Context, clientId: string): Promise<CheckInRow | null> {
  return ctx.tx.eventCheckIn.findUnique({ where: { tenantId_clientId: { tenantId: ctx.tenantId, clientId } }, include: WITH_WHO });
}

export async function insertCheckIn(
  ctx: Context,
  fields: Pick<EventCheckInModel, 'clientId' | 'eventId' | 'entryId' | 'places' | 'scannedAt' | 'checkedInById'>,
): Promise<CheckInRow> {
  return ctx.tx.eventCheckIn.create({
    data: { ...fields, tenantId: ctx.tenantId, id: newId(), createdAt: ctx.now },
    include: WITH_WHO,
  });
}

export async function markUndone(ctx: Context, id: string, undoneById: string): Promise<void> {
  await ctx.tx.eventCheckIn.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { undoneAt: ctx.now, undoneById },
  });
}

/** Newest first. */
export async function listKeyRows(ctx: Context): Promise<TicketKeyRow[]> {
  return ctx.tx.eventTicketKey.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { id: 'desc' } });
}

/** Those that may sign, newest first. */
export async function listSigningRows(ctx: Context): Promise<TicketKeyRow[]> {
  return ctx.tx.eventTicketKey.findMany({
    where: { tenantId: ctx.tenantId, retiredAt: null, revokedAt: null },
    orderBy: { id: 'desc' },
  });
}

/** Keys of a tenant are made one after the other. */
export async function lockKeys(ctx: Context): Promise<void> {
  await ctx.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('events.ticket_keys ' || ${ctx.tenantId}, 0))`;
}

export async function insertKeyRow(
  ctx: Context,
  fields: Pick<TicketKeyRow, 'id' | 'keyId' | 'publicKey'> & { privateKey: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await ctx.tx.eventTicketKey.createMany({ data: [{ ...fields, tenantId: ctx.tenantId, createdAt: ctx.now }] });
}

/** Ends what signed so far; `revoke` ends what was signed by any key, too. */
export async function retireKeys(ctx: Context, revoke: boolean): Promise<void> {
  const { tenantId, now } = ctx;
  await ctx.tx.eventTicketKey.updateMany({ where: { tenantId, retiredAt: null }, data: { retiredAt: now } });
  if (revoke) await ctx.tx.eventTicketKey.updateMany({ where: { tenantId, revokedAt: null }, data: { revokedAt: now } });
}

export function toTicketKeys(rows: readonly TicketKeyRow[]): TicketKeys {
  const statusOf = ({ retiredAt, revokedAt }: TicketKeyRow) => (revokedAt ? 'revoked' : retiredAt ? 'retired' : 'signing');
  return { keys: rows.map((row) => ({ keyId: row.keyId, publicKey: row.publicKey, status: statusOf(row), createdAt: row.createdAt })) };
}
