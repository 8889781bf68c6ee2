import { languageTag } from '@belvedere/kernel';
import { z } from 'zod';
import { eventFields } from '../events/schemas.ts';

/** What something says in another language than its own. */
export const translatedText = {
  language: languageTag,
  title: eventFields.title,
  /** Without one the description is left in the event’s own language. */
  description: eventFields.description.default(null),
};
export const setTranslationInput = z.strictObject({ eventId: z.uuid(), ...translatedText });
export const removeTranslationInput = z.strictObject({ eventId: z.uuid(), language: languageTag });
export const listTranslationsInput = z.strictObject({ eventId: z.uuid() });

export const eventTranslation = z
  .object({
    eventId: z.uuid(),
    /** BCP 47. */
    language: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    /** Whether the event says something else in its own language since. */
    isOutdated: z.boolean(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'EventTranslation' });
export const eventTranslations = z.object({ items: z.array(eventTranslation) }).meta({ id: 'EventTranslations' });
export const removedTranslation = z.object({ eventId: z.uuid(), language: z.string() }).meta({ id: 'RemovedEventTranslation' });

export type EventTranslation = z.infer<typeof eventTranslation>;
export type EventTranslations = z.infer<typeof eventTranslations>;
export type RemovedTranslation = z.infer<typeof removedTranslation>;
export type SetTranslationInput = z.output<typeof setTranslationInput>;
export type RemoveTranslationInput = z.output<typeof removeTranslationInput>;
