import { languageTag } from '@belvedere/kernel';
import { visitedTenantName } from '@belvedere/platform';
import { z } from 'zod';

export const feedInput = z.strictObject({ tenant: visitedTenantName, language: languageTag.optional() });
/** By the secret of a calendar that somebody subscribed to. */
export const ownFeedInput = z.strictObject({ tenant: visitedTenantName, feed: z.string().min(20).max(200) });

/** A file of iCalendar (RFC 5545). */
export const calendarFile = z.object({ name: z.string(), content: z.string() }).meta({ id: 'CalendarFile' });

export type FeedInput = z.output<typeof feedInput>;
export type OwnFeedInput = z.output<typeof ownFeedInput>;
export type CalendarFile = z.infer<typeof calendarFile>;
