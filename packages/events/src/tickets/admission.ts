import { issueOf, type Claims } from './ticket.ts';

/** What comes of somebody at the door. */
export const OUTCOMES = [
  'in',
  'already_in',
  'too_many',
  'no_place',
  'cancelled',
  'replaced',
  'revoked',
  'wrong_event',
  'not_genuine',
  'unknown',
  'undone',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Guest {
  eventId: string;
  status: 'pending' | 'confirmed' | 'cancelled';
  places: number;
  confirmedAt: Date | null;
  /** How many of the group are in. */
  arrived: number;
}

/** A ticket that one of our keys signed. */
export interface Shown extends Claims {
  isRevoked: boolean;
}

/** Whether a ticket is one of this event, as a device without a network finds it out too. */
export function judgeTicket(ticket: Shown | undefined, eventId: string): Outcome | undefined {
  if (!ticket) return 'not_genuine';
  if (ticket.isRevoked) return 'revoked';
  return ticket.eventId === eventId ? undefined : 'wrong_event';
}

/**
 * Whether a guest is let in, `places` of the group or all that are not in yet. Whoever was let in once is not let in again; a group may
 * come one after the other.
 */
export function judgeGuest(
  guest: Guest | undefined,
  at: { eventId: string; places: number | undefined; issue: number | undefined },
): { outcome: Outcome; places: number } {
  const no = (outcome: Outcome) => ({ outcome, places: 0 });
  if (!guest) return no('unknown');
  if (guest.eventId !== at.eventId) return no('wrong_event');
  if (guest.status === 'cancelled') return no('cancelled');
  if (guest.status === 'pending' || !guest.confirmedAt) return no('no_place');
  if (at.issue !== undefined && at.issue !== issueOf(guest.confirmedAt)) return no('replaced');
  const left = guest.places - guest.arrived;
  if (left <= 0) return no('already_in');
  const places = at.places ?? left;
  return places > left ? no('too_many') : { outcome: 'in', places };
}
