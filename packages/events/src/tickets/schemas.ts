import { instant } from '@belvedere/kernel';
import { visitedTenantName } from '@belvedere/platform';
import { z } from 'zod';
import { OUTCOMES } from './admission.ts';

const MOST_SCANS = 200;

const scanned = {
  /** As it was read from the QR code. */
  ticket: z.string().min(1).max(400).optional(),
  /** In its place: whom somebody picked from the list. */
  entryId: z.uuid().optional(),
  /** How many of a group come now. Without it all who are not in yet. */
  places: z.int().min(1).max(20).optional(),
};
const isOne = ({ ticket, entryId }: { ticket?: string | undefined; entryId?: string | undefined }) =>
  (ticket === undefined) !== (entryId === undefined);
const NAME_ONE = 'Name either the ticket or the entry.';

export const checkInInput = z.strictObject({ eventId: z.uuid(), ...scanned }).refine(isOne, NAME_ONE);
const offlineScan = z
  .strictObject({
    /** Made by the device, another one for each scan: a scan that is sent twice counts once. */
    clientId: z.uuid(),
    /** By the clock of the device; a time to come counts as now. */
    scannedAt: instant,
    ...scanned,
  })
  .refine(isOne, NAME_ONE);
export const checkInManyInput = z.strictObject({ eventId: z.uuid(), scans: z.array(offlineScan).min(1).max(MOST_SCANS) });
export const undoCheckInInput = z.strictObject({ entryId: z.uuid() });
export const doorInput = z.strictObject({
  eventId: z.uuid(),
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(1000).default(500),
});
export const arrivalsInput = z.strictObject({ eventId: z.uuid() });
export const ticketKeysInput = z.strictObject({ tenant: visitedTenantName });
export const rotateTicketKeyInput = z.strictObject({
  /** Tickets of the keys so far open no door any more; guests find new ones behind the link of their mail. */
  revoke: z.boolean().default(false),
});

const ticketKey = z
  .object({
    /** 8 bytes in base64url, with which tickets begin. */
    keyId: z.string(),
    /** Of Ed25519: 32 bytes in base64url. */
    publicKey: z.string(),
    status: z.enum(['signing', 'retired', 'revoked']),
    createdAt: z.date(),
  })
  .meta({ id: 'EventTicketKey' });
export const ticketKeys = z.object({ keys: z.array(ticketKey) }).meta({ id: 'EventTicketKeys' });

export const checkInView = z
  .object({
    id: z.uuid(),
    places: z.int(),
    at: z.date(),
    /** Who let them in. */
    by: z.object({ id: z.uuid(), name: z.string() }).meta({ id: 'CheckInBy' }),
  })
  .meta({ id: 'EventCheckIn' });
export const guestView = z.object({ id: z.uuid(), name: z.string(), places: z.int(), arrived: z.int() }).meta({ id: 'EventGuest' });

export const checkInResult = z
  .object({
    /** `in`: let in. All others say why not. */
    outcome: z.enum(OUTCOMES),
    /** Known when the ticket is genuine and of this event. */
    guest: guestView.nullable(),
    /** The one that was made; for `already_in` and `too_many` the last one before, for `undone` the one that was taken back. */
    checkIn: checkInView.nullable(),
  })
  .meta({ id: 'EventCheckInResult' });
export const checkInResults = z
  .object({
    /** In the order of the scans. */
    results: z.array(checkInResult.extend({ clientId: z.uuid() }).meta({ id: 'EventScanResult' })),
  })
  .meta({ id: 'EventCheckInResults' });

export const arrivals = z
  .object({
    /** Entries with places, and those of whom somebody is in. */
    entries: z.int(),
    entriesIn: z.int(),
    /** People. */
    places: z.int(),
    placesIn: z.int(),
  })
  .meta({ id: 'EventArrivals' });
export const doorView = z
  .object({
    event: z
      .object({ id: z.uuid(), title: z.string(), startsAt: z.date(), endsAt: z.date().nullable(), timeZone: z.string() })
      .meta({ id: 'DoorEvent' }),
    keys: z.array(ticketKey),
    arrivals,
    items: z.array(
      guestView
        .extend({
          status: z.enum(['pending', 'confirmed', 'cancelled']),
          /** What a ticket of the entry says as its issue; others are of places that were given back. */
          issue: z.int().nullable(),
          checkIn: checkInView.nullable(),
        })
        .meta({ id: 'DoorGuest' }),
    ),
    nextCursor: z.string().nullable(),
    /** When this was so. */
    at: z.date(),
  })
  .meta({ id: 'EventDoor' });

export type CheckInInput = z.output<typeof checkInInput>;
export type CheckInManyInput = z.output<typeof checkInManyInput>;
export type DoorInput = z.output<typeof doorInput>;
export type RotateTicketKeyInput = z.output<typeof rotateTicketKeyInput>;
export type TicketKeys = z.infer<typeof ticketKeys>;
export type CheckInView = z.infer<typeof checkInView>;
export type GuestView = z.infer<typeof guestView>;
export type CheckInResult = z.infer<typeof checkInResult>;
export type CheckInResults = z.infer<typeof checkInResults>;
export type Arrivals = z.infer<typeof arrivals>;
export type DoorView = z.infer<typeof doorView>;
