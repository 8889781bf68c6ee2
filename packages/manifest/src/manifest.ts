import { z } from 'zod';
import { HOTSPOT_ANIMATIONS, hotspotAreaSchema, hotspotContentSchema } from './hotspot.ts';
import { panoramaSchema, PROJECTIONS, spherePart, STEREO_LAYOUTS } from './panorama.ts';

const text = z.string().max(20_000);
const title = z.string().max(300);
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/)
  .meta({ description: 'BCP 47 language tag' });
const degrees = z.number();
const position = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });

/** A media file as visitors see it; `path` is relative to the media root of the manifest. */
export const manifestMediaSchema = z
  .object({
    path: z.string().max(300),
    mimeType: z.string().max(100),
    width: z.int().nullable(),
    height: z.int().nullable(),
    /** Seconds. */
    duration: z.number().nullable(),
    /** A picture that stands for a film, below the media root. */
    poster: z.string().max(300).optional(),
    /** What is to be seen or heard, for who can't. */
    alt: z.string().max(1000).optional(),
    caption: z.string().max(2000).optional(),
    /** Whose work it is, and under which licence. */
    credit: z.string().max(500).optional(),
    /** Of a picture or a film that is no flat one: how it maps to the sphere. */
    projection: z.enum(PROJECTIONS).optional(),
    /** Where the eyes are, when there are two. */
    stereo: z.enum(STEREO_LAYOUTS).optional(),
  })
  .meta({ id: 'ManifestMedia', description: 'A file that the tour shows. `path` is below `roots.media`; `duration` is seconds.' });

export const manifestHotspotSchema = z
  .object({
    id: z.uuid(),
    title,
    description: text.nullable(),
    yaw: degrees,
    pitch: degrees,
    /** Scene that it leads to; null when none, or when the target is gone. */
    target: z.uuid().nullable(),
    content: hotspotContentSchema,
    icon: z.object({
      /** Built-in icon name or null for the icon of the type. */
      path: z.string().max(300).nullable(),
      color: z.string().regex(/^#[0-9a-f]{6}$/),
      /** Factor on the normal size. */
      size: z.number().min(0.25).max(4),
    }),
    animation: z.object({ type: z.enum(HOTSPOT_ANIMATIONS), speed: z.number().min(0.1).max(10) }),
    area: hotspotAreaSchema.optional(),
  })
  .meta({
    id: 'ManifestHotspot',
    description:
      'A mark in a scene: degrees of its picture, yaw to the right of the centre, pitch up from the horizon. `target` is the id of a scene.',
  });

export const manifestSceneSchema = z
  .object({
    id: z.uuid(),
    /** URL-safe, unique in the tour: the name of the scene in a deep link. */
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/),
    title,
    description: text.nullable(),
    panorama: panoramaSchema,
    /**
     * A picture or a film of the whole sphere in `media`, or of the `part` of it that lies 0–1 from its left and top. Viewers that know it lay
     * it over the tiles, which stand until it is there, and which the others show.
     */
    source: z
      .object({
        type: z.literal('equirectangular'),
        media: z.uuid(),
        part: spherePart.optional(),
      })
      .optional(),
    /** Path of a small picture below the tile root. */
    thumbnail: z.string().max(300),
    view: z.object({
      yaw: degrees,
      pitch: degrees,
      /** Zoom: 1 is 90° across the longer side, see zoomToFov. */
      zoom: z.number(),
      minZoom: z.number(),
      maxZoom: z.number(),
      /** What there is to see, of a panorama that is not the whole sphere: degrees, the view keeps within. `left` is below `right`, also across ±180. */
      bounds: z.object({ left: degrees, right: z.number().min(-180).max(540), bottom: degrees, top: degrees }).optional(),
    }),
    /**
     * How the camera stood when the picture was taken, degrees: the viewer turns the picture by it so that the horizon lies level
     * (`pictureToLevel`), hotspots with it. `north` is the compass heading of the level yaw 0, clockwise from north.
     */
    correction: z.object({ pitch: degrees, roll: degrees, north: degrees }).optional(),
    /** Place on the first floor plan, 0–1 from its left and top, or null; where there are plans, see `plans` for all of them. */
    map: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable(),
    /** Place on the earth: degrees, WGS 84. */
    position: position.optional(),
    hotspots: z.array(manifestHotspotSchema).max(500),
    /** Attached media by role, in order. */
    media: z.array(z.object({ id: z.uuid(), role: z.enum(['gallery', 'narration', 'background', 'document']) })).max(100),
  })
  .meta({
    id: 'ManifestScene',
    description: 'A place of the tour. `view` and `correction` are degrees; zoom 1 is 90° across the longer side.',
  });

/** A floor as a picture, and where on it the scenes are. */
export const manifestPlanSchema = z
  .object({
    id: z.uuid(),
    name: title,
    /** Which floor: 0 is the one that one enters, 1 above it, −1 below. */
    level: z.int(),
    /** The picture, in `media`. */
    media: z.uuid(),
    pins: z
      .array(
        z.object({
          scene: z.uuid(),
          /** 0–1 from the left and from the top of the picture. */
          x: z.number().min(0).max(1),
          y: z.number().min(0).max(1),
          /** Degrees: a look with the yaw ψ points ψ + rotation clockwise from the top of the plan. */
          rotation: degrees,
        }),
      )
      .max(1000),
  })
  .meta({ id: 'ManifestPlan', description: 'A floor. Pins are fractions of its picture from the top left; `rotation` is degrees.' });

/** One look of the guided tour. */
export const manifestStepSchema = z
  .object({
    id: z.uuid(),
    scene: z.uuid(),
    /** Where to look: degrees; zoom 1 is 90° across the longer side. */
    view: z.object({ yaw: degrees, pitch: degrees, zoom: z.number() }),
    text: text.nullable(),
    /** An audio file in `media`. */
    narration: z.uuid().nullable(),
    /** How long the step lasts; a narration that is longer is heard to its end. */
    seconds: z.number(),
  })
  .meta({ id: 'ManifestStep', description: 'A look of the guided tour.' });

/** Texts of one language that replace those of the tour; what is absent falls back (requested → base → default). */
export const manifestTranslationSchema = z
  .object({
    title: title.optional(),
    description: text.optional(),
    metaTitle: title.optional(),
    metaDescription: text.optional(),
    scenes: z.record(z.uuid(), z.object({ title: title.optional(), description: text.optional() })),
    hotspots: z.record(
      z.uuid(),
      z.object({ title: title.optional(), description: text.optional(), content: hotspotContentSchema.optional() }),
    ),
    plans: z.record(z.uuid(), z.object({ name: title.optional() })).optional(),
    steps: z.record(z.uuid(), z.object({ text: text.optional(), narration: z.uuid().optional() })).optional(),
  })
  .meta({
    id: 'ManifestTranslation',
    description: 'What a tour says in another language, by the ids of its parts. What is not there is said in the language of the tour.',
  });

/**
 * A published tour: everything a viewer needs, in one immutable document. Addresses are relative to `roots`, which are
 * absolute URLs or paths on the host that served the manifest. What is optional here was not said yet by older documents.
 */
export const tourManifestSchema = z
  .object({
    version: z.literal(1),
    id: z.uuid(),
    tenant: z.object({ slug: z.string(), name: z.string() }),
    slug: z.string(),
    language,
    languages: z.array(language),
    title,
    description: text.nullable(),
    metaTitle: title.nullable(),
    metaDescription: text.nullable(),
    metaKeywords: z.array(z.string()),
    location: z.string().nullable(),
    /** ISO 3166-1 alpha-2. */
    country: z.string().nullable().default(null),
    /** Degrees, WGS 84. */
    position: position.nullable().default(null),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    difficulty: z.enum(['easy', 'moderate', 'hard', 'expert']).nullable(),
    /** Seconds. */
    estimatedDuration: z.int(),
    publishedAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    thumbnail: z.string().nullable(),
    socialImage: z.string().nullable(),
    allowEmbedding: z.boolean(),
    /** Turning of the start view: degrees a second. prefers-reduced-motion wins. */
    autoplay: z.object({ enabled: z.boolean(), speed: z.number() }),
    /** A picture in `media` that lies on the level ground below every scene, round; `size` is degrees of the sphere from edge to edge. */
    nadir: z.object({ media: z.uuid(), size: z.number().min(10).max(90) }).optional(),
    /** `events` is where hotspots of events ask for theirs; a tour that nobody serves, as on a disk, has none. */
    roots: z.object({ tiles: z.string(), media: z.string(), events: z.string().optional() }),
    start: z.uuid(),
    scenes: z.array(manifestSceneSchema).min(1).max(1000),
    /** Floors from the lowest level up. */
    plans: z.array(manifestPlanSchema).max(100).optional(),
    /** The guided tour, step by step; empty when there is none. */
    steps: z.array(manifestStepSchema).max(1000).optional(),
    media: z.record(z.uuid(), manifestMediaSchema),
    translations: z.record(z.string(), manifestTranslationSchema),
  })
  .meta({
    id: 'TourManifest',
    description:
      'A tour as viewers read it. `roots` are absolute URLs, or paths on the host that served it; `estimatedDuration` is seconds.',
  });

export type TourManifest = z.infer<typeof tourManifestSchema>;
export type ManifestScene = z.infer<typeof manifestSceneSchema>;
export type ManifestPlan = z.infer<typeof manifestPlanSchema>;
export type ManifestStep = z.infer<typeof manifestStepSchema>;
export type ManifestHotspot = z.infer<typeof manifestHotspotSchema>;
export type ManifestMedia = z.infer<typeof manifestMediaSchema>;
export type ManifestTranslation = z.infer<typeof manifestTranslationSchema>;
