import { hotspotContentSchema } from '@belvedere/manifest';
import { z } from 'zod';
import { languageTag } from '../tours/schemas.ts';

const title = z.string().trim().max(200).nullable();
const text = z.string().max(20_000).nullable();

export const setTourTranslationInput = z.strictObject({
  tourId: z.uuid(),
  language: languageTag,
  title: title.optional(),
  description: text.optional(),
  metaTitle: z.string().max(200).nullable().optional(),
  metaDescription: z.string().max(500).nullable().optional(),
});
export const setSceneTranslationInput = z.strictObject({
  sceneId: z.uuid(),
  language: languageTag,
  title: title.optional(),
  description: text.optional(),
});
export const setHotspotTranslationInput = z.strictObject({
  hotspotId: z.uuid(),
  language: languageTag,
  title: title.optional(),
  description: text.optional(),
  /** Of the same type as the hotspot itself. */
  content: hotspotContentSchema.nullable().optional(),
});
export const listTranslationsInput = z.strictObject({ tourId: z.uuid() });
export const removeTranslationInput = z.strictObject({ tourId: z.uuid(), language: languageTag });

export const tourTranslationView = z
  .object({
    tourId: z.uuid(),
    language: z.string(),
    title: z.string().nullable(),
    description: z.string().nullable(),
    metaTitle: z.string().nullable(),
    metaDescription: z.string().nullable(),
  })
  .meta({ id: 'TourTranslationView' });
export const sceneTranslationView = z
  .object({ sceneId: z.uuid(), language: z.string(), title: z.string().nullable(), description: z.string().nullable() })
  .meta({ id: 'SceneTranslationView' });
export const hotspotTranslationView = z
  .object({
    hotspotId: z.uuid(),
    language: z.string(),
    title: z.string().nullable(),
    description: z.string().nullable(),
    content: hotspotContentSchema.nullable(),
  })
  .meta({ id: 'HotspotTranslationView' });

export const translationList = z
  .object({
    language: z.string(),
    items: z.array(
      z.object({
        language: z.string(),
        tour: tourTranslationView.nullable(),
        scenes: z.array(sceneTranslationView),
        hotspots: z.array(hotspotTranslationView),
        /** Share of the texts of the tour that are translated, 0–1. */
        completeness: z.number(),
      }),
    ),
  })
  .meta({ id: 'TranslationList' });

export const removedTranslation = z.object({ tourId: z.uuid(), language: z.string(), removed: z.int() }).meta({ id: 'RemovedTranslation' });
