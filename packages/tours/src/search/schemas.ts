import { country } from '@belvedere/kernel';
import { z } from 'zod';
import { TOUR_DIFFICULTIES, TOUR_STATUSES, tourView } from '../tours/schemas.ts';

const name = z.string().trim().min(1).max(80);

/** What lists of tours can be narrowed by; all of it has to hold. */
const tourFilters = {
  /** Words in title, tags, location, category and description; mistypings are forgiven. */
  query: z.string().max(200).optional(),
  category: name.optional(),
  /** Each of them. */
  tags: z.array(name).max(10).optional(),
  difficulty: z.enum(TOUR_DIFFICULTIES).optional(),
  country: country.optional(),
  location: z.string().max(300).optional(),
  near: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      /** Kilometres along the surface. */
      radius: z.number().min(0.001).max(20_040),
    })
    .optional(),
};

const page = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(20) };

const TOUR_SORTS = ['match', 'changed', 'viewed', 'rated'] as const;

export const searchToursInput = z.strictObject({
  ...tourFilters,
  status: z.enum(TOUR_STATUSES).optional(),
  /** `match`: the best match, else the nearest, else the newest. The others: the latest change, the most views, the best stars first. */
  sort: z.enum(TOUR_SORTS).default('match'),
  ...page,
});
export const facetsInput = z.strictObject({ ...tourFilters, status: z.enum(TOUR_STATUSES).optional() });

const tenant = z.string().min(1).max(100);
export const directoryInput = z.strictObject({ tenant, ...tourFilters, ...page });
export const directoryFacetsInput = z.strictObject({ tenant, ...tourFilters });

/** Kilometres from the place that was asked for; null without one. */
const distance = z.number().nullable();

export const foundTours = z
  .object({ items: z.array(z.object({ tour: tourView, distance })), nextCursor: z.string().nullable() })
  .meta({ id: 'FoundTours' });

const counts = z.array(z.object({ value: z.string(), count: z.int() }));
const facets = { total: z.int(), category: counts, tags: counts, difficulty: counts, country: counts, location: counts };

/** How many of the tours that were asked for carry each value; the most frequent first, at most a hundred of each. */
export const tourFacets = z.object({ ...facets, status: counts }).meta({ id: 'TourFacets' });
export const directoryFacets = z.object(facets).meta({ id: 'DirectoryFacets' });

/** A live tour as a list shows it: what visitors see of it, never its draft. */
const directoryEntry = z
  .object({
    tourId: z.uuid(),
    slug: z.string(),
    /** The path of its page. */
    path: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    location: z.string().nullable(),
    country: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    difficulty: z.enum(TOUR_DIFFICULTIES).nullable(),
    language: z.string(),
    languages: z.array(z.string()),
    thumbnail: z.string().nullable(),
    /** Seconds. */
    estimatedDuration: z.int(),
    scenes: z.int(),
    hotspots: z.int(),
    averageRating: z.number(),
    totalRatings: z.int(),
    publishedAt: z.date(),
    updatedAt: z.date(),
    distance,
  })
  .meta({ id: 'DirectoryEntry' });

export const directoryPage = z.object({ items: z.array(directoryEntry), nextCursor: z.string().nullable() }).meta({ id: 'DirectoryPage' });

export type TourSort = (typeof TOUR_SORTS)[number];
export type SearchToursInput = z.output<typeof searchToursInput>;
export type DirectoryInput = z.output<typeof directoryInput>;
export type TourFilters = z.output<typeof facetsInput>;
export type FoundTours = z.infer<typeof foundTours>;
export type TourFacets = z.infer<typeof tourFacets>;
export type DirectoryFacets = z.infer<typeof directoryFacets>;
export type DirectoryPage = z.infer<typeof directoryPage>;
