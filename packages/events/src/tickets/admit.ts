import { callerId, newId, type Context } from '@belvedere/kernel';
import { guestCheckedIn } from '../facts.ts';
import { judgeGuest, judgeTicket, type Outcome, type Shown } from './admission.ts';
import { recordDoor } from './record-door.ts';
import type { CheckInResult } from './schemas.ts';
import {
  arrivedOf,
  findCheckInOf,
  findGuest,
  insertCheckIn,
  toCheckInView,
  toGuestView,
  type GuestRow,
  type TicketKeyRow,
} from './table.ts';
import { isGenuine, readTicket } from './ticket.ts';

export interface Scan {
  ticket?: string | undefined;
  entryId?: string | undefined;
  places?: number | undefined;
  /** Of a scan that was made offline. */
  clientId?: string | undefined;
  scannedAt?: Date | undefined;
}

interface Door {
  eventId: string;
  keys: readonly TicketKeyRow[];
}

/** Lets somebody in, or says why not. The caller holds the event, so that of two who show the same ticket one comes first. */
export async function admit(ctx: Context, { eventId, keys }: Door, scan: Scan): Promise<CheckInResult> {
  const before = scan.clientId === undefined ? null : await findCheckInOf(ctx, scan.clientId);
  if (before) {
    const guest = await findGuest(ctx, before.entryId);
    return { outcome: before.undoneAt ? 'undone' : 'in', guest: guest && toGuestView(guest), checkIn: toCheckInView(before) };
  }
  const ticket = scan.ticket === undefined ? undefined : shownBy(scan.ticket, keys);
  const problem = scan.ticket === undefined ? undefined : judgeTicket(ticket, eventId);
  if (problem) return refused(problem);
  const row = await findGuest(ctx, ticket?.entryId ?? scan.entryId ?? '');
  const { outcome, places } = judgeGuest(row ? { ...row, arrived: arrivedOf(row) } : undefined, {
    eventId,
    places: scan.places,
    issue: ticket?.issue,
  });
  // Of another event nobody at this door hears.
  if (!row || row.eventId !== eventId) return refused(outcome);
  if (outcome !== 'in') return refused(outcome, row);

  const scannedAt = scan.scannedAt && scan.scannedAt < ctx.now ? scan.scannedAt : ctx.now;
  const clientId = scan.clientId ?? newId();
  const made = await insertCheckIn(ctx, { clientId, eventId, entryId: row.id, places, scannedAt, checkedInById: callerId(ctx) });
  const told = { eventId, entryId: row.id, places, checkInId: made.id, at: scannedAt.toISOString() };
  await ctx.emit(guestCheckedIn, { aggregateId: eventId, payload: told });
  await recordDoor(ctx, 'checked_in', { entryId: row.id, places, checkInId: made.id, scannedAt });
  const guest = toGuestView(row);
  return { outcome, guest: { ...guest, arrived: guest.arrived + places }, checkIn: toCheckInView(made) };
}

function refused(outcome: Outcome, row?: GuestRow): CheckInResult {
  const last = row?.checkIns[0];
  return { outcome, guest: row ? toGuestView(row) : null, checkIn: last ? toCheckInView(last) : null };
}

/** What a text says, and whether the key that it names signed it. */
function shownBy(text: string, keys: readonly TicketKeyRow[]): Shown | undefined {
  const ticket = readTicket(text.trim());
  const key = ticket && keys.find(({ keyId }) => keyId === ticket.keyId);
  if (!ticket || !key || !isGenuine(ticket, key.publicKey)) return undefined;
  const { keyId, eventId, entryId, issue } = ticket;
  return { keyId, eventId, entryId, issue, isRevoked: key.revokedAt !== null };
}
