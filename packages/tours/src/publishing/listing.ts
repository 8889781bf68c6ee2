import type { TourManifest } from '@belvedere/manifest';
import { z } from 'zod';

/** What lists say of a live tour. It comes from the document that visitors see, so that a list never tells of a draft. */
export const listingSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  location: z.string().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable(),
  /** Degrees, WGS 84. */
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  difficulty: z.enum(['easy', 'moderate', 'hard', 'expert']).nullable(),
  language: z.string(),
  languages: z.array(z.string()),
  /** Path on this host. */
  thumbnail: z.string().nullable(),
  /** Seconds. */
  estimatedDuration: z.int(),
  scenes: z.int(),
  hotspots: z.int(),
});

export type Listing = z.infer<typeof listingSchema>;

export function toListing(manifest: TourManifest): Listing {
  const { title, description, location, country, category, tags, difficulty, language, languages, thumbnail } = manifest;
  return {
    ...{ title, description, location, country, category, tags, difficulty, language, languages, thumbnail },
    latitude: manifest.position?.latitude ?? null,
    longitude: manifest.position?.longitude ?? null,
    estimatedDuration: manifest.estimatedDuration,
    scenes: manifest.scenes.length,
    hotspots: manifest.scenes.reduce((sum, scene) => sum + scene.hotspots.length, 0),
  };
}

/** The listing of a publication. One from before there were listings is known by its slug until it is published again. */
export function listingOf(publication: { slug: string; listing: unknown }): Listing {
  const known = listingSchema.safeParse(publication.listing);
  return known.success ? known.data : { ...NOTHING, title: publication.slug };
}

const NOTHING: Omit<Listing, 'title'> = {
  description: null,
  location: null,
  country: null,
  latitude: null,
  longitude: null,
  category: null,
  tags: [],
  difficulty: null,
  language: 'en',
  languages: ['en'],
  thumbnail: null,
  estimatedDuration: 0,
  scenes: 0,
  hotspots: 0,
};
