import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

const eventId = z.uuid();
const entry = z.object({ eventId, entryId: z.uuid(), places: z.int() });

export const eventPublished = defineFact({
  name: 'events.published',
  version: 1,
  aggregate: 'event',
  payload: z.object({ eventId, slug: z.string() }),
  webhook: { describe: 'An event is live.' },
});

export const eventCancelled = defineFact({
  name: 'events.cancelled',
  version: 1,
  aggregate: 'event',
  payload: z.object({ eventId }),
  webhook: { describe: 'An event was cancelled, with all entries of its waitlist.' },
});

export const eventMoved = defineFact({
  name: 'events.moved',
  version: 1,
  aggregate: 'event',
  payload: z.object({ eventId, startsAt: z.iso.datetime().nullable() }),
  webhook: { describe: 'A live event begins at another time, or at one that is not known yet (null).' },
});

export const eventCompleted = defineFact({
  name: 'events.completed',
  version: 1,
  aggregate: 'event',
  payload: z.object({ eventId }),
  webhook: { describe: 'An event is over.' },
});

/** Somebody proved their address and waits, for the first time or anew. */
export const waitlistJoined = defineFact({
  name: 'events.waitlist_joined',
  version: 1,
  aggregate: 'event',
  payload: entry,
  webhook: { describe: 'Somebody is on the waitlist of an event.' },
});

export const placeOffered = defineFact({
  name: 'events.place_offered',
  version: 1,
  aggregate: 'event',
  payload: entry.extend({ offerId: z.uuid(), expiresAt: z.iso.datetime() }),
  webhook: { describe: 'Places became free and were offered to whoever was next.' },
});

export const placeConfirmed = defineFact({
  name: 'events.place_confirmed',
  version: 1,
  aggregate: 'event',
  payload: entry,
  webhook: { describe: 'Somebody has their places at an event.' },
});

export const guestCheckedIn = defineFact({
  name: 'events.checked_in',
  version: 1,
  aggregate: 'event',
  payload: entry.extend({ checkInId: z.uuid(), at: z.iso.datetime() }),
  webhook: { describe: 'Somebody was let in at an event; of a group so many.' },
});

export const checkInUndone = defineFact({
  name: 'events.check_in_undone',
  version: 1,
  aggregate: 'event',
  payload: entry.extend({ checkInId: z.uuid() }),
  webhook: { describe: 'That somebody was let in was a mistake, and was taken back.' },
});

export const placeGivenBack = defineFact({
  name: 'events.place_given_back',
  version: 1,
  aggregate: 'event',
  payload: entry,
  webhook: { describe: 'Somebody left an event or its waitlist.' },
});
