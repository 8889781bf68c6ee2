import { z } from 'zod';
import { richTextSchema, safeUrlSchema } from './rich-text.ts';

/** The closed set of hotspot types (requirement 0.18). */
export const HOTSPOT_TYPES = [
  'navigation',
  'info',
  'image',
  'gallery',
  'video',
  'audio',
  'document',
  'link',
  'form',
  'booking',
  'event',
  'chat',
  'quiz',
  'product',
  'custom',
] as const;
export type HotspotType = (typeof HOTSPOT_TYPES)[number];

const corner = z.object({ yaw: z.number().min(-180).max(180), pitch: z.number().min(-90).max(90) });
/** What of the picture a hotspot is about: corners in order round it, degrees, which a press anywhere inside opens it by. Less than half a sphere. */
export const hotspotAreaSchema = z.array(corner).min(3).max(200);
export type HotspotArea = z.output<typeof hotspotAreaSchema>;

export const HOTSPOT_ANIMATIONS = ['none', 'pulse', 'bounce', 'spin', 'glow'] as const;

const mediaId = z.uuid();
const label = z.string().min(1).max(200);
const caption = z.string().max(500).optional();
const picture = z.object({ mediaId, alt: z.string().max(500), caption });

/** What a hotspot carries, by type. Media is named by id here and by address in the manifest. */
export const hotspotContentSchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('navigation'),
      transition: z.enum(['fade', 'walk', 'none']).default('fade'),
      /** How the scene that it leads to opens, where it is not that scene's own view. */
      view: z
        .object({
          yaw: z.number().min(-180).max(180).optional(),
          pitch: z.number().min(-90).max(90).optional(),
          zoom: z.number().min(0.3).max(12).optional(),
        })
        .optional(),
    }),
    z.object({ type: z.literal('info'), body: richTextSchema }),
    z.object({ type: z.literal('image'), image: picture }),
    z.object({ type: z.literal('gallery'), images: z.array(picture).min(1).max(100) }),
    z.object({ type: z.literal('video'), mediaId, captionsMediaId: mediaId.optional(), transcript: richTextSchema.optional() }),
    z.object({ type: z.literal('audio'), mediaId, transcript: richTextSchema.optional() }),
    z.object({ type: z.literal('document'), mediaId, label }),
    z.object({ type: z.literal('link'), href: safeUrlSchema, label, newTab: z.boolean().default(true) }),
    z.object({
      type: z.literal('form'),
      submitLabel: label,
      fields: z
        .array(
          z.object({
            name: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
            label,
            kind: z.enum(['text', 'email', 'tel', 'textarea', 'checkbox']),
            required: z.boolean(),
          }),
        )
        .min(1)
        .max(20),
    }),
    z.object({ type: z.literal('booking'), serviceSlug: z.string().min(1).max(120), label }),
    z.object({ type: z.literal('event'), eventSlug: z.string().min(1).max(120), label }),
    z.object({ type: z.literal('chat'), greeting: z.string().min(1).max(500) }),
    z.object({
      type: z.literal('quiz'),
      question: z.string().min(1).max(500),
      options: z
        .array(z.object({ text: label, correct: z.boolean() }))
        .min(2)
        .max(10),
      explanation: richTextSchema.optional(),
    }),
    z.object({
      type: z.literal('product'),
      name: label,
      priceMinor: z.int().min(0).max(2_000_000_000),
      currency: z.string().regex(/^[A-Z]{3}$/),
      href: safeUrlSchema,
    }),
    z.object({
      type: z.literal('custom'),
      element: z
        .string()
        .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/)
        .max(80),
      data: z.record(z.string().max(100), z.union([z.string().max(2000), z.number(), z.boolean()])),
    }),
  ])
  .meta({ id: 'HotspotContent' });

export type HotspotContent = z.infer<typeof hotspotContentSchema>;
