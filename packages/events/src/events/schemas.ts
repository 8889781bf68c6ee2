import { instant, languageTag, timeZone } from '@belvedere/kernel';
import { z } from 'zod';
import { youtubeIdOf } from './event.ts';

export const EVENT_STATUSES = ['draft', 'published', 'cancelled', 'completed'] as const;

const title = z.string().trim().min(1).max(200);
const slug = z.string().min(1).max(80);
const tag = z.string().trim().min(1).max(60);
const MOST_PLACES = 1_000_000;
const MOST_HOURS = 24 * 14;

/** What is chosen of an event. */
export const eventFields = {
  title,
  description: z.string().max(20_000).nullable(),
  startsAt: instant,
  /** Not before the start. Without one an event lasts four hours, or its day. */
  endsAt: instant.nullable(),
  /** Of the IANA database, such as Europe/Lisbon: by whose clocks the event takes place. */
  timeZone,
  isAllDay: z.boolean(),
  /** Places; null for as many as come. */
  capacity: z.int().min(0).max(MOST_PLACES).nullable(),
  /** Hours that an offered place waits for its answer. */
  offerHours: z.int().min(1).max(MOST_HOURS),
  /** Hours before the start at which whoever comes is reminded; null for never. */
  reminderHours: z.int().min(1).max(MOST_HOURS).nullable(),
  /** Degrees, WGS 84; both or neither. Without them the venue's place counts. */
  mapLatitude: z.number().min(-90).max(90).nullable(),
  mapLongitude: z.number().min(-180).max(180).nullable(),
  mapZoom: z.int().min(0).max(22).nullable(),
  category: z.string().trim().min(1).max(80).nullable(),
  tags: z.array(tag).max(50),
  /** BCP 47, such as en or de-CH. */
  language: languageTag,
  venueId: z.uuid().nullable(),
  /** Any address of a film on YouTube. */
  youtubeUrl: z
    .string()
    .max(500)
    .refine((address) => youtubeIdOf(address) !== undefined, 'Use the address of a film on YouTube.')
    .nullable(),
};

export const createEventInput = z.strictObject({
  ...z.object(eventFields).partial().shape,
  title,
  startsAt: instant,
  timeZone,
  slug: slug.optional(),
});
export const updateEventInput = z.strictObject({
  id: z.uuid(),
  /** The version that the change was made on. */
  version: z.int().min(1).max(2_000_000_000),
  ...z.object(eventFields).partial().shape,
  slug: slug.optional(),
});
export const eventIdInput = z.strictObject({ id: z.uuid() });
export const getEventInput = z
  .strictObject({ id: z.uuid().optional(), slug: slug.optional() })
  .refine((by) => (by.id === undefined) !== (by.slug === undefined), 'Name either the id or the slug.');
export const cancelEventInput = z.strictObject({
  id: z.uuid(),
  /** What those on the waitlist are told. */
  reason: z.string().trim().min(1).max(1000).optional(),
});
export const postponeEventInput = z.strictObject({
  id: z.uuid(),
  /** The version that the change was made on. */
  version: z.int().min(1).max(2_000_000_000),
  /** Without one the time is not known yet. */
  startsAt: instant.optional(),
  /** Without one the event is as long as before. */
  endsAt: instant.nullable().optional(),
  /** What those who come are told. */
  reason: z.string().trim().min(1).max(1000).optional(),
});
const filters = {
  /** Letters of the title, in any case. */
  search: z.string().trim().min(1).max(100).optional(),
  status: z.enum(EVENT_STATUSES).optional(),
  category: z.string().max(80).optional(),
  tag: tag.optional(),
  venueId: z.uuid().optional(),
  seriesId: z.uuid().optional(),
  /** Those that begin at or after, and before. */
  from: instant.optional(),
  until: instant.optional(),
};
export const listEventsInput = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
  ...filters,
  /** Lists what was removed instead of what is there. */
  removed: z.boolean().default(false),
});
export const eventFacetsInput = z.strictObject(filters);

export const eventView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    slug: z.string(),
    description: z.string().nullable(),
    startsAt: z.date(),
    endsAt: z.date().nullable(),
    timeZone: z.string(),
    isAllDay: z.boolean(),
    capacity: z.int().nullable(),
    offerHours: z.int(),
    reminderHours: z.int().nullable(),
    mapLatitude: z.number().nullable(),
    mapLongitude: z.number().nullable(),
    mapZoom: z.int().nullable(),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    language: z.string(),
    venueId: z.uuid().nullable(),
    /** The series that it is an occurrence of, which one by the clocks of the series, and whether it was changed on its own. */
    seriesId: z.uuid().nullable(),
    occurrence: z.string().nullable(),
    isApart: z.boolean(),
    status: z.enum(EVENT_STATUSES),
    /** When it was to begin before it was moved. */
    previousStartsAt: z.date().nullable(),
    /** Since when it is put off to a time that is not known yet; `startsAt` is when it was to begin. */
    postponedAt: z.date().nullable(),
    youtubeId: z.string().nullable(),
    /** Places of those who are confirmed, places that are offered, and how many entries wait. */
    places: z.object({ confirmed: z.int(), offered: z.int(), waiting: z.int() }),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
    publishedAt: z.date().nullable(),
    cancelledAt: z.date().nullable(),
    completedAt: z.date().nullable(),
  })
  .meta({ id: 'EventView' });
export const eventPage = z.object({ items: z.array(eventView), nextCursor: z.string().nullable() }).meta({ id: 'EventPage' });

const counts = z.array(z.object({ value: z.string(), count: z.int() }));
/** How many of the events that were asked for carry each value; the most frequent first, at most a hundred of each. Venues by their id. */
export const eventFacets = z.object({ total: z.int(), status: counts, category: counts, venue: counts }).meta({ id: 'EventFacets' });

export type EventView = z.infer<typeof eventView>;
export type EventPage = z.infer<typeof eventPage>;
export type CreateEventInput = z.output<typeof createEventInput>;
export type UpdateEventInput = z.output<typeof updateEventInput>;
export type CancelEventInput = z.output<typeof cancelEventInput>;
export type PostponeEventInput = z.output<typeof postponeEventInput>;
export type ListEventsInput = z.output<typeof listEventsInput>;
export type EventFilters = z.output<typeof eventFacetsInput>;
export type EventFacets = z.infer<typeof eventFacets>;
