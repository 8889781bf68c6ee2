import type { DoorGuest, EventTicketKey } from '@belvedere/sdk';
import type { Ticket } from './ticket.ts';

/** What a device knows of an event, so that it can let people in without a network. */
export interface Door {
  eventId: string;
  keys: readonly EventTicketKey[];
  guests: readonly DoorGuest[];
  /** When the server told it; it is missing where nothing was loaded yet. */
  loadedAt?: Date;
}

/** Somebody who was let in here; it goes to the server under an id that counts once. */
export interface Scan {
  clientId: string;
  scannedAt: Date;
  entryId: string;
  /** As it was read; without it somebody was picked from the list. */
  ticket?: string;
  places: number;
}

export type Outcome =
  | 'in'
  | 'already_in'
  | 'too_many'
  | 'no_place'
  | 'cancelled'
  | 'replaced'
  | 'revoked'
  | 'wrong_event'
  | 'not_genuine'
  | 'unknown'
  | 'undone';

export interface Verdict {
  outcome: Outcome;
  guest: DoorGuest | null;
  /** Of those, how many come in. */
  places: number;
}

/** A door as it stands with what was let in here and is not told yet. */
export function withScans(door: Door, scans: readonly Scan[]): Door {
  const arrived = new Map<string, number>();
  for (const { entryId, places } of scans) arrived.set(entryId, (arrived.get(entryId) ?? 0) + places);
  return { ...door, guests: door.guests.map((guest) => ({ ...guest, arrived: guest.arrived + (arrived.get(guest.id) ?? 0) })) };
}

/** Whether a genuine ticket opens this door; the server judges by the same rule. `isRevoked` says so of its key. */
export function judgeTicket(door: Door, ticket: Ticket & { isRevoked: boolean }): Verdict {
  if (ticket.isRevoked) return no('revoked');
  if (ticket.eventId !== door.eventId) return no('wrong_event');
  return judgeGuest(door, ticket.entryId, { issue: ticket.issue });
}

/** Whether somebody of the list is let in: so many of a group, or all that are not in yet. */
export function judgeGuest(door: Door, entryId: string, { issue, places }: { issue?: number; places?: number } = {}): Verdict {
  const guest = door.guests.find(({ id }) => id === entryId);
  if (!guest) return no('unknown');
  if (guest.status === 'cancelled') return no('cancelled', guest);
  if (guest.status !== 'confirmed') return no('no_place', guest);
  if (issue !== undefined && issue !== guest.issue) return no('replaced', guest);
  const left = guest.places - guest.arrived;
  if (left <= 0) return no('already_in', guest);
  const wanted = places ?? left;
  return wanted > left ? no('too_many', guest) : { outcome: 'in', guest, places: wanted };
}

const no = (outcome: Outcome, guest: DoorGuest | null = null): Verdict => ({ outcome, guest, places: 0 });

/** People who are in, and who are expected. */
export function countArrivals({ guests }: Door): { arrived: number; expected: number } {
  const coming = guests.filter(({ status }) => status === 'confirmed');
  const sum = (of: (guest: DoorGuest) => number) => coming.reduce((total, guest) => total + of(guest), 0);
  return { arrived: sum(({ arrived }) => arrived), expected: sum(({ places }) => places) };
}
