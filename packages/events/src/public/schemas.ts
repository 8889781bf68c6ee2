import { languageTag } from '@belvedere/kernel';
import { visitedTenantName } from '@belvedere/platform';
import { z } from 'zod';

/** BCP 47: in which events are read as far as they are said in it; without it as they were written. */
const language = languageTag.optional();
export const upcomingInput = z.strictObject({
  tenant: visitedTenantName,
  language,
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(24),
});
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
      .object({ name: z.string(), address: z.string(), city: z.string(), country: z.string(), website: z.string().nullable() })
      .meta({ id: 'PublicVenue' })
      .nullable(),
    /** Degrees, WGS 84: of the event, or of its venue. */
    place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    /** Whether people can join, and whether they have a place at once; how many are left is nobody’s business. */
    isOpen: z.boolean(),
    isFull: z.boolean(),
    updatedAt: z.date(),
  })
  .meta({ id: 'PublicEvent' });
export const publicEventPage = z.object({ items: z.array(publicEvent), nextCursor: z.string().nullable() }).meta({ id: 'PublicEventPage' });

export type VisitedEventInput = z.output<typeof visitedEventInput>;
export type UpcomingInput = z.output<typeof upcomingInput>;
export type PublicEvent = z.infer<typeof publicEvent>;
export type PublicEventPage = z.infer<typeof publicEventPage>;
