import { country, instant, languageTag, timeZone } from '@belvedere/kernel';
import { tourManifestSchema } from '@belvedere/manifest';
import { z } from 'zod';

export const TOUR_STATUSES = ['draft', 'in_review', 'scheduled', 'published', 'archived'] as const;
/**
 * Who may see a live tour. `public`: everybody, and it is listed. `unlisted`: whoever has its address. `password`: whoever knows a
 * password or has a signed link. `private`: members and whoever has a signed link; its existence is nobody else's business.
 */
export const TOUR_VISIBILITIES = ['public', 'unlisted', 'private', 'password'] as const;
export const TOUR_DIFFICULTIES = ['easy', 'moderate', 'hard', 'expert'] as const;

const title = z.string().trim().min(1).max(200);
const text = z.string().max(20_000);
const tag = z.string().trim().min(1).max(60);

const editable = {
  title,
  description: text.nullable(),
  location: z.string().max(300).nullable(),
  /** ISO 3166-1 alpha-2, such as CH. */
  country: country.nullable(),
  /** Degrees, WGS 84; both or neither. */
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  difficulty: z.enum(TOUR_DIFFICULTIES).nullable(),
  category: z.string().trim().min(1).max(80).nullable(),
  tags: z.array(tag).max(50),
  language: languageTag,
  metaTitle: z.string().max(200).nullable(),
  metaDescription: z.string().max(500).nullable(),
  metaKeywords: z.array(tag).max(50),
  visibility: z.enum(TOUR_VISIBILITIES),
  /** Whether anybody may read it without a credential: true for `public` and `unlisted`. Set alone, it chooses `public` or `private`. */
  allowPublicAccess: z.boolean(),
  allowEmbedding: z.boolean(),
  autoplayEnabled: z.boolean(),
  /** Degrees a second. */
  autoplaySpeed: z.number().min(0.5).max(30),
  /** A picture that lies on the ground of every scene, round, and hides the tripod. */
  nadirMediaId: z.uuid().nullable(),
  /** Degrees of the sphere from edge to edge. */
  nadirSize: z.number().min(10).max(90),
  /** Seconds; null to have it computed. */
  estimatedDuration: z.int().min(0).max(86_400).nullable(),
};

const slug = z.string().min(1).max(80);

export const createTourInput = z.strictObject({ ...z.object(editable).partial().shape, title, slug: slug.optional() });
export const updateTourInput = z.strictObject({
  id: z.uuid(),
  /** The version that the change was made on. */
  version: z.int().min(1).max(2_000_000_000),
  ...z.object(editable).partial().shape,
  slug: slug.optional(),
  startSceneId: z.uuid().nullable().optional(),
});
export const duplicateTourInput = z.strictObject({ id: z.uuid(), title: title.optional() });
export const publishTourInput = z.strictObject({
  id: z.uuid(),
  /** What is new, for those who look at the versions later. */
  note: z.string().trim().min(1).max(500).optional(),
});
export const scheduleTourInput = z.strictObject({
  id: z.uuid(),
  /** Null calls it off; absent leaves it as it is. */
  publishAt: instant.nullable().optional(),
  unpublishAt: instant.nullable().optional(),
  /** The zone in which people chose the times: kept to show them. */
  zone: timeZone.optional(),
});
export const returnTourInput = z.strictObject({ id: z.uuid(), comment: z.string().trim().min(1).max(2000) });
export const tourIdInput = z.strictObject({ id: z.uuid() });
export const getTourInput = z
  .strictObject({ id: z.uuid().optional(), slug: slug.optional() })
  .refine((by) => (by.id === undefined) !== (by.slug === undefined), 'Name either the id or the slug.');
export const listToursInput = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(20),
  status: z.enum(TOUR_STATUSES).optional(),
  category: z.string().max(80).optional(),
  tag: tag.optional(),
  /** Words in the title. */
  search: z.string().max(200).optional(),
  /** Lists what was removed instead of what is there. */
  removed: z.boolean().default(false),
});

export const tourView = z
  .object({
    id: z.uuid(),
    ...editable,
    slug: z.string(),
    status: z.enum(TOUR_STATUSES),
    /** 640 × 360 pixels of the scene where it begins, live or not; relative to the server's address, and signed: valid for one to two hours. */
    thumbnailUrl: z.string().nullable(),
    startSceneId: z.uuid().nullable(),
    viewCount: z.int(),
    shareCount: z.int(),
    bookmarkCount: z.int(),
    averageRating: z.number(),
    totalRatings: z.int(),
    totalScenes: z.int(),
    totalHotspots: z.int(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
    publishedAt: z.date().nullable(),
    /** When it is to be published, and taken back; the zone is that in which people chose it. */
    scheduledAt: z.date().nullable(),
    unpublishAt: z.date().nullable(),
    scheduleZone: z.string().nullable(),
    /** What a reviewer wrote when the tour was returned. */
    reviewComment: z.string().nullable(),
    deletedAt: z.date().nullable(),
    createdById: z.uuid(),
    updatedById: z.uuid(),
  })
  .meta({ id: 'TourView' });

export const tourPage = z.object({ items: z.array(tourView), nextCursor: z.string().nullable() }).meta({ id: 'TourPage' });

export const findingView = z
  .object({
    rule: z.string(),
    severity: z.enum(['error', 'warning']),
    /** In English, and by what a client says it in other languages. */
    message: z.string(),
    key: z.string(),
    values: z.record(z.string(), z.string()),
    sceneId: z.uuid().nullable(),
    hotspotId: z.uuid().nullable(),
  })
  .meta({ id: 'TourFinding' });

export const publishedView = z
  .object({
    tour: tourView,
    /** The number of the version that this publishing kept. */
    version: z.int(),
    /** Where visitors see it. */
    url: z.string(),
    /** Where the compiled document lies; it never changes. */
    manifestUrl: z.string(),
    /** Findings that did not stop the publishing. */
    warnings: z.array(findingView),
  })
  .meta({ id: 'PublishedTour' });

export const previewView = z
  .object({
    /** The draft in the form that visitors' viewers read, as it stands now; null while no scene of it can be shown. */
    manifest: tourManifestSchema.nullable(),
    /** When the addresses of its tiles and media end. Ask again before: they need no credentials, so they don't last. */
    expiresAt: z.date(),
  })
  .meta({ id: 'TourPreview' });

export type TourView = z.infer<typeof tourView>;
export type TourPage = z.infer<typeof tourPage>;
export type Finding = z.infer<typeof findingView>;
export type CreateTourInput = z.output<typeof createTourInput>;
export type DuplicateTourInput = z.output<typeof duplicateTourInput>;
export type PublishTourInput = z.output<typeof publishTourInput>;
export type ScheduleTourInput = z.output<typeof scheduleTourInput>;
export type ReturnTourInput = z.output<typeof returnTourInput>;
export type UpdateTourInput = z.output<typeof updateTourInput>;
export type ListToursInput = z.output<typeof listToursInput>;
