import { z } from 'zod';
import { email, guestName, places } from '../waitlist/schemas.ts';
import type { Refused } from './schemas.ts';

export type GuestField = 'email' | 'name' | 'firstName' | 'lastName' | 'places';

export const GUEST_NAMES = {
  email: [
    'email',
    'emailaddress',
    'mail',
    'emailadresse',
    'adresseemail',
    'courriel',
    'correo',
    'correoelectronico',
    'attendeeemail',
    'guestemail',
  ],
  name: ['name', 'fullname', 'guest', 'guestname', 'attendee', 'attendeename', 'nom', 'nomcomplet', 'nombre'],
  firstName: ['firstname', 'givenname', 'vorname', 'prenom', 'attendeefirstname'],
  lastName: ['lastname', 'surname', 'familyname', 'nachname', 'nomdefamille', 'apellidos', 'attendeelastname'],
  places: [
    'places',
    'seats',
    'quantity',
    'tickets',
    'ticketquantity',
    'numberoftickets',
    'guests',
    'plaetze',
    'platze',
    'anzahl',
    'quantite',
    'cantidad',
  ],
} as const satisfies Record<GuestField, readonly string[]>;

export interface GuestLine {
  line: number;
  cells: Partial<Record<GuestField, string>>;
}

export interface PlannedGuest {
  line: number;
  email: string;
  name: string | null;
  places: number;
}

interface Event {
  /** Null for as many as come. */
  free: number | null;
  beyond: 'wait' | 'refuse';
  /** Who is on the list, by the address in small letters. */
  known: ReadonlyMap<string, 'pending' | 'confirmed' | 'cancelled'>;
}

export interface GuestPlan {
  confirmed: PlannedGuest[];
  waiting: PlannedGuest[];
  known: number[];
  refused: Refused[];
}

const row = z.object({ email, name: guestName, places: z.coerce.number().pipe(places) });
const REASONS: Readonly<Record<string, string>> = {
  email: 'This is no e-mail address.',
  name: 'A name has 1 to 120 letters.',
  places: 'Use a number from 1 to 20.',
};

/**
 * What comes of each line, in their order: a place while there are some, for whoever fits. Nobody who waits already is passed by that, for
 * whoever fits into what is free has an offer.
 */
export function planGuests(lines: readonly GuestLine[], { free, beyond, known }: Event): GuestPlan {
  const plan: GuestPlan = { confirmed: [], waiting: [], known: [], refused: [] };
  const seen = new Map<string, number>();
  let left = free ?? Infinity;
  for (const { line, cells } of lines) {
    const refuse = (field: GuestField | null, reason: string) => void plan.refused.push({ line, field, reason });
    const full = [cells.firstName, cells.lastName].filter(Boolean).join(' ');
    const parsed = row.safeParse({ email: cells.email, name: cells.name ?? (full === '' ? null : full), places: cells.places ?? 1 });
    if (!parsed.success) {
      const field = String(parsed.error.issues[0]?.path[0]) as GuestField;
      refuse(field, REASONS[field] ?? 'This line cannot be read.');
      continue;
    }
    const guest = { line, ...parsed.data };
    const key = guest.email.toLowerCase();
    const first = seen.get(key);
    const status = known.get(key);
    if (first !== undefined) refuse('email', `Line ${first} has the same address.`);
    else if (status === 'cancelled') refuse('email', 'Gave the place back or was taken off: only they can come back.');
    else if (status) plan.known.push(line);
    else if (guest.places <= left) {
      left -= guest.places;
      plan.confirmed.push(guest);
    } else if (beyond === 'wait') plan.waiting.push(guest);
    else refuse('places', left <= 0 ? 'All places are taken.' : `Only ${left === 1 ? 'one place is' : `${left} places are`} left.`);
    if (first === undefined) seen.set(key, line);
  }
  return plan;
}
