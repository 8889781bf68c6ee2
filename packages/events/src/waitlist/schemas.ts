import { languageTag } from '@belvedere/kernel';
import { visitedTenantName } from '@belvedere/platform';
import { z } from 'zod';

export const WAITLIST_STATUSES = ['pending', 'confirmed', 'cancelled'] as const;
export const email = z.email().max(254);
export const guestName = z.string().trim().min(1).max(120).nullable();
export const places = z.int().min(1).max(20);

export const joinInput = z.strictObject({
  tenant: visitedTenantName,
  eventId: z.uuid(),
  email,
  name: guestName.optional(),
  /** Of a group, which is kept whole. */
  places: places.default(1),
  /** BCP 47: in which the letters are to be; without it in that of the event. */
  language: languageTag.optional(),
});
/** The same for every address: whether somebody is on the list is between them and their letterbox. */
export const joinAnswer = z.object({ status: z.literal('mail_sent') }).meta({ id: 'WaitlistJoinAnswer' });

/** By the link of a mail. */
export const keyInput = z.strictObject({ tenant: visitedTenantName, token: z.string().min(20).max(200) });

const waitlistEvent = z
  .object({
    id: z.uuid(),
    title: z.string(),
    slug: z.string(),
    status: z.enum(['draft', 'published', 'cancelled', 'completed']),
    startsAt: z.date(),
    endsAt: z.date().nullable(),
    timeZone: z.string(),
    isAllDay: z.boolean(),
    /** Put off: when it takes place is not known yet. */
    isPostponed: z.boolean(),
  })
  .meta({ id: 'WaitlistEvent' });

export const myEntry = z
  .object({
    event: waitlistEvent,
    /** BCP 47: in which its letters are written. */
    language: z.string(),
    email: z.string(),
    name: z.string().nullable(),
    places: z.int(),
    /** Null until the address is proven: call `confirm`. */
    status: z.enum(WAITLIST_STATUSES).nullable(),
    /** From 1, while it waits. */
    position: z.int().nullable(),
    /** How likely a place comes, from 0 to 1, by how often places were given back before; an estimate. */
    odds: z.number().nullable(),
    /** A place that waits for an answer, and until when. */
    offer: z.object({ places: z.int(), expiresAt: z.date() }).meta({ id: 'WaitlistOfferView' }).nullable(),
    /** The secret of the calendar with all that this address has places at here; null until it has one. See `events.public.ownFeed`. */
    feed: z.string().nullable(),
    /** What is shown at the door, as a QR code: signed, see `events.tickets.keys`. Only of confirmed places. */
    ticket: z.string().nullable(),
  })
  .meta({ id: 'MyWaitlistEntry' });

export const entryView = z
  .object({
    id: z.uuid(),
    eventId: z.uuid(),
    email: z.string(),
    name: z.string().nullable(),
    userId: z.uuid().nullable(),
    status: z.enum(WAITLIST_STATUSES),
    places: z.int(),
    priority: z.int(),
    turn: z.int(),
    offerExpiresAt: z.date().nullable(),
    createdAt: z.date(),
    confirmedAt: z.date().nullable(),
    cancelledAt: z.date().nullable(),
  })
  .meta({ id: 'WaitlistEntryView' });
export const entryPage = z.object({ items: z.array(entryView), nextCursor: z.string().nullable() }).meta({ id: 'WaitlistEntryPage' });

export const listEntriesInput = z.strictObject({
  eventId: z.uuid(),
  status: z.enum(WAITLIST_STATUSES).optional(),
  cursor: z.string().max(60).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export const entryInput = z.strictObject({ entryId: z.uuid() });
export const prioritizeInput = z.strictObject({ entryId: z.uuid(), priority: z.int().min(-100).max(100) });

export const provenInput = z.strictObject({ eventId: z.uuid() });
export const orderProof = z
  .object({
    /** How many steps the trail holds. */
    steps: z.int(),
    isFair: z.boolean(),
    /** Who got places while somebody came before them who fitted, or while there was no room (null). */
    passed: z.array(z.object({ entryId: z.uuid(), passed: z.uuid().nullable(), at: z.date() })),
  })
  .meta({ id: 'WaitlistOrderProof' });

export const boardInput = z.strictObject({ eventId: z.uuid() });
/** At most this many of each column, those that are next or newest first. */
export const BOARD_ROWS = 100;
const column = z.array(entryView);
export const waitlistBoard = z
  .object({
    capacity: z.int().nullable(),
    isOpen: z.boolean(),
    /** Places, and entries by where they stand. */
    places: z.object({ confirmed: z.int(), offered: z.int(), waiting: z.int() }),
    entries: z.object({ waiting: z.int(), offered: z.int(), confirmed: z.int(), gone: z.int() }),
    /** In the order in which places go, with their place in it and how likely a place comes. */
    waiting: z.array(entryView.extend({ position: z.int(), odds: z.number() }).meta({ id: 'WaitingEntryView' })),
    /** By when they end. */
    offered: column,
    /** Newest first. */
    confirmed: column,
    gone: column,
  })
  .meta({ id: 'WaitlistBoard' });

export const foreseeInput = z.strictObject({
  eventId: z.uuid(),
  /** As it would be; null for as many as come. */
  capacity: z.int().min(0).max(1_000_000).nullable(),
});
export const foreseen = z
  .object({
    /** Places that are confirmed or offered: a capacity below is refused. */
    taken: z.int(),
    isPossible: z.boolean(),
    /** Entries that would be offered places at once, and how many places. */
    offers: z.int(),
    places: z.int(),
  })
  .meta({ id: 'WaitlistForesight' });

export const previewLettersInput = z.strictObject({
  eventId: z.uuid(),
  /** Of the reader; without it that of the event. */
  language: languageTag.optional(),
  /** What an organiser would say in letters that give one. */
  reason: z.string().trim().min(1).max(1000).optional(),
});
export const letterPreviews = z
  .object({
    items: z.array(
      z
        .object({
          /** Why it is written, such as `offer` or `cancelled`. */
          letter: z.string(),
          subject: z.string(),
          /** BCP 47: of what we have words in. */
          language: z.string(),
          lines: z.array(z.string()),
          /** On its button. */
          action: z.string(),
          footer: z.string(),
        })
        .meta({ id: 'EventLetter' }),
    ),
  })
  .meta({ id: 'EventLetters' });

export type PreviewLettersInput = z.output<typeof previewLettersInput>;
export type LetterPreviews = z.infer<typeof letterPreviews>;
export type WaitlistBoard = z.infer<typeof waitlistBoard>;
export type ForeseeInput = z.output<typeof foreseeInput>;
export type Foreseen = z.infer<typeof foreseen>;
export type OrderProof = z.infer<typeof orderProof>;
export type JoinInput = z.output<typeof joinInput>;
export const myEntries = z
  .object({
    email: z.string(),
    items: z.array(
      z
        .object({
          event: waitlistEvent,
          places: z.int(),
          status: z.enum(WAITLIST_STATUSES),
          /** Whether an offer waits for its answer. */
          isOffered: z.boolean(),
        })
        .meta({ id: 'MyEntryOf' }),
    ),
  })
  .meta({ id: 'MyEntries' });

export type JoinAnswer = z.infer<typeof joinAnswer>;
export type KeyInput = z.output<typeof keyInput>;
export type MyEntries = z.infer<typeof myEntries>;
export type MyEntry = z.infer<typeof myEntry>;
export type EntryView = z.infer<typeof entryView>;
export type EntryPage = z.infer<typeof entryPage>;
export type ListEntriesInput = z.output<typeof listEntriesInput>;
export type PrioritizeInput = z.output<typeof prioritizeInput>;
