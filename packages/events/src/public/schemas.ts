import { instant, languageTag } from '@belvedere/kernel';
import { visitedTenantName } from '@belvedere/platform';
import { z } from 'zod';

const filters = {
  category: z.string().min(1).max(80).optional(),
  /** Of the venue. */
  city: z.string().min(1).max(120).optional(),
};

/** BCP 47: in which events are read as far as they are said in it; without it as they were written. */
const language = languageTag.optional();
export const upcomingInput = z.strictObject({
  tenant: visitedTenantName,
  language,
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(24),
  ...filters,
  /** Those that begin at or after, and before. */
  from: instant.optional(),
  until: instant.optional(),
  /** Those that have begun instead, newest first. */
  past: z.boolean().default(false),
});
export const eventsNearInput = z.strictObject({
  tenant: visitedTenantName,
  language,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** Meters. */
  within: z.number().min(1).max(20_040_000).default(50_000),
  limit: z.int().min(1).max(100).default(24),
});
export const monthInput = z.strictObject({
  tenant: visitedTenantName,
  language,
  /** Such as 2026-12. */
  month: z.string().regex(/^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/),
  ...filters,
});
export const newestInput = z.strictObject({ tenant: visitedTenantName, language, limit: z.int().min(1).max(100).default(30) });
export const filtersInput = z.strictObject({ tenant: visitedTenantName });
export const addressesInput = z.strictObject({ tenant: visitedTenantName, page: z.int().min(1).max(100_000).default(1) });
export const visitedEventInput = z.strictObject({ tenant: visitedTenantName, slug: z.string().min(1).max(80), language });

/** An event as visitors see it. */
export const publicEvent = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    status: z.enum(['published', 'cancelled', 'completed']),
    startsAt: z.date(),
    /** When it was to begin before it was moved. */
    previousStartsAt: z.date().nullable(),
    /** Put off: when it takes place is not known yet, and `startsAt` is when it was to begin. */
    isPostponed: z.boolean(),
    endsAt: z.date().nullable(),
    timeZone: z.string(),
    isAllDay: z.boolean(),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    /** Of title and description, BCP 47; and all in which they are. */
    language: z.string(),
    languages: z.array(z.string()),
    youtubeId: z.string().nullable(),
    venue: z
      .object({
        name: z.string(),
        address: z.string(),
        city: z.string(),
        country: z.string(),
        website: z.string().nullable(),
        /** By id: whether it may be shown is for whoever shows it to ask. */
        tour: z.object({ tourId: z.uuid(), sceneId: z.uuid().nullable() }).nullable(),
      })
      .meta({ id: 'PublicVenue' })
      .nullable(),
    /** Degrees, WGS 84: of the event, or of its venue. */
    place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    /** Whether people can join, and whether they have a place at once; how many are left is nobody’s business. */
    isOpen: z.boolean(),
    isFull: z.boolean(),
    publishedAt: z.date().nullable(),
    updatedAt: z.date(),
  })
  .meta({ id: 'PublicEvent' });
export const publicEvents = z.object({ items: z.array(publicEvent) }).meta({ id: 'PublicEvents' });
/** The days of a month that have events, by the clocks of each event, with the first few of each day. */
export const eventMonth = z
  .object({
    days: z.array(
      z
        .object({
          /** Such as 2026-12-24. */
          date: z.string(),
          count: z.int(),
          items: z.array(
            z
              .object({
                slug: z.string(),
                title: z.string(),
                language: z.string(),
                startsAt: z.date(),
                timeZone: z.string(),
                isAllDay: z.boolean(),
              })
              .meta({ id: 'EventOfDay' }),
          ),
        })
        .meta({ id: 'EventDay' }),
    ),
  })
  .meta({ id: 'EventMonth' });
/** What can be chosen from: of events that are to come. */
export const eventFilters = z.object({ categories: z.array(z.string()), cities: z.array(z.string()) }).meta({ id: 'EventFilters' });
/** A part of the addresses of all events that are or were live. */
export const eventAddresses = z
  .object({
    items: z.array(z.object({ slug: z.string(), language: z.string(), updatedAt: z.date() }).meta({ id: 'EventAddress' })),
    /** How many such parts there are. */
    pages: z.int(),
  })
  .meta({ id: 'EventAddresses' });
export const publicEventPage = z.object({ items: z.array(publicEvent), nextCursor: z.string().nullable() }).meta({ id: 'PublicEventPage' });

export type VisitedEventInput = z.output<typeof visitedEventInput>;
export type UpcomingInput = z.output<typeof upcomingInput>;
export type PublicEvent = z.infer<typeof publicEvent>;
export type PublicEvents = z.infer<typeof publicEvents>;
export type EventMonth = z.infer<typeof eventMonth>;
export type EventFilters = z.infer<typeof eventFilters>;
export type EventAddresses = z.infer<typeof eventAddresses>;
export type EventsNearInput = z.output<typeof eventsNearInput>;
export type NewestInput = z.output<typeof newestInput>;
export type MonthInput = z.output<typeof monthInput>;
export type AddressesInput = z.output<typeof addressesInput>;
export type PublicEventPage = z.infer<typeof publicEventPage>;
