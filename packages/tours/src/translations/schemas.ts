import { languageTag } from '@belvedere/kernel';
import { hotspotContentSchema } from '@belvedere/manifest';
import { z } from 'zod';
import { SEGMENT_STATES } from './translation-file.ts';

const TRANSLATION_FORMATS = ['xliff', 'json'] as const;

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

const segmentKey = z.string().min(1).max(300);
/** A file of 4 million characters holds the texts of the largest tours. */
const MAX_FILE = 4_000_000;

export const reportTranslationInput = z.strictObject({ tourId: z.uuid(), language: languageTag.optional() });
export const exportTranslationInput = z.strictObject({
  tourId: z.uuid(),
  language: languageTag,
  format: z.enum(TRANSLATION_FORMATS),
  /** `open`: only what is missing, drafted or stale. */
  only: z.enum(['all', 'open']).default('all'),
});
export const importTranslationInput = z.strictObject({
  tourId: z.uuid(),
  format: z.enum(TRANSLATION_FORMATS),
  content: z.string().min(1).max(MAX_FILE),
  /** As drafts they wait for approval. */
  as: z.enum(['draft', 'approved']).default('draft'),
  /** Who wrote them. */
  origin: z.enum(['human', 'machine']).default('human'),
  dryRun: z.boolean().default(false),
});
export const settleTranslationInput = z.strictObject({
  tourId: z.uuid(),
  language: languageTag,
  /** Without it all that wait. */
  keys: z.array(segmentKey).min(1).max(2000).optional(),
});

const refusals = z.array(z.object({ key: z.string(), reason: z.string() }));

export const translationReport = z
  .object({
    /** The tour's own. */
    language: z.string(),
    /** Texts that the tour has. */
    total: z.int(),
    items: z.array(
      z.object({
        language: z.string(),
        total: z.int(),
        translated: z.int(),
        /** Share of the texts of the tour that visitors read in this language, 0–1. */
        completeness: z.number(),
        missing: z.int(),
        drafts: z.int(),
        /** Made of other words than stand there now. */
        stale: z.int(),
        /** What is not done, the first 500. */
        open: z.array(
          z.object({
            key: z.string(),
            context: z.string(),
            source: z.string(),
            state: z.enum(SEGMENT_STATES),
            target: z.string().nullable(),
            /** Who wrote the draft. */
            origin: z.enum(['human', 'machine']).nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'TranslationReport' });
export const exportedTranslation = z
  .object({ fileName: z.string(), mimeType: z.string(), segments: z.int(), content: z.string() })
  .meta({ id: 'ExportedTranslation' });
export const importedTranslation = z
  .object({
    tourId: z.uuid(),
    language: z.string(),
    taken: z.int(),
    /** Said already. */
    unchanged: z.int(),
    /** Keys that the tour does not have. */
    unknown: z.array(z.string()),
    /** Taken, but made of other words than stand there now. */
    stale: z.array(z.string()),
    refused: refusals,
  })
  .meta({ id: 'ImportedTranslation' });
export const approvedTranslation = z
  .object({ tourId: z.uuid(), language: z.string(), approved: z.int(), refused: refusals })
  .meta({ id: 'ApprovedTranslation' });
export const discardedDrafts = z.object({ tourId: z.uuid(), language: z.string(), discarded: z.int() }).meta({ id: 'DiscardedDrafts' });
