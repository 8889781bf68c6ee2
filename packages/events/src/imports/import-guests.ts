import { fail, type Call, type Context } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { isOpen } from '../events/event.ts';
import { lockEvent, type EventRow } from '../events/table.ts';
import { waitlistJoined } from '../facts.ts';
import { ownerOfAddress } from '../people/owner-of-address.ts';
import { confirmEntry } from '../waitlist/confirm-entry.ts';
import { fillPlaces } from '../waitlist/fill-places.ts';
import { recordStep } from '../waitlist/record-step.ts';
import { insertEntry, readPlaces, statusesOf, takeTurn } from '../waitlist/table.ts';
import { GUEST_NAMES, planGuests, type GuestField, type PlannedGuest } from './plan-guests.ts';
import { readLines } from './read-lines.ts';
import type { GuestsImport, ImportGuestsInput } from './schemas.ts';

/**
 * Puts guests on the list of an event in the order of a file: each stands behind all who are there. Who is on it already stays as they
 * are, so that the same file again changes nothing.
 */
export async function importGuests({ ctx, input }: Call<ImportGuestsInput>): Promise<GuestsImport> {
  const { content, columns: asked, mode, dryRun, beyond, tell } = input;
  const event = await lockEvent(ctx, input.eventId);
  if (!isOpen(event, ctx.now)) fail(eventsErrors.closed);
  const { columns, lines } = readLines<GuestField>(content, { names: GUEST_NAMES, asked, needed: [['email']] });
  if (!dryRun) await fillPlaces(ctx, event);
  const addresses = lines.flatMap(({ cells }) => (cells.email === undefined ? [] : [cells.email.toLowerCase()]));
  const known = await statusesOf(ctx, event.id, addresses);
  const plan = planGuests(lines, { free: await freeOf(ctx, event), beyond, known });

  const isDone = !dryRun && (mode === 'good' || plan.refused.length === 0);
  const inOrder = [...plan.confirmed, ...plan.waiting].toSorted((a, b) => a.line - b.line);
  if (isDone) for (const guest of inOrder) await takeIn(ctx, event, { guest, isConfirmed: plan.confirmed.includes(guest), tell });
  const confirmed = plan.confirmed.map(({ line }) => line);
  const waiting = plan.waiting.map(({ line }) => line);
  const { refused } = plan;
  ctx.changed({
    after: { isDone, confirmed: confirmed.length, waiting: waiting.length, known: plan.known.length, refused: refused.length },
  });
  return { isDone, columns, lines: lines.length, refused, known: plan.known, confirmed, waiting };
}

async function freeOf(ctx: Context, { id, capacity }: EventRow): Promise<number | null> {
  const { confirmed, offered } = await readPlaces(ctx, id);
  return capacity === null ? null : Math.max(0, capacity - confirmed - offered);
}

async function takeIn(
  ctx: Context,
  event: EventRow,
  { guest, isConfirmed, tell }: { guest: PlannedGuest; isConfirmed: boolean; tell: boolean },
): Promise<void> {
  const { email, name, places } = guest;
  const turn = await takeTurn(ctx, event.id);
  const entry = await insertEntry(ctx, { eventId: event.id, email, name, places, turn, userId: await ownerOfAddress(ctx, email) });
  await ctx.emit(waitlistJoined, { aggregateId: event.id, payload: { eventId: event.id, entryId: entry.id, places } });
  await recordStep(ctx, 'joined', { event, entry });
  if (isConfirmed) await confirmEntry(ctx, event, { id: entry.id, tell });
}
