import { tourManifestSchema, type TourManifest } from '@belvedere/manifest';
import type { LiveTour } from '@belvedere/tours';
import { plainOf } from './document-response.ts';

const parsed = new WeakMap<LiveTour, TourManifest>();

/** The document of a live tour as data, read once for as long as the tour is kept in memory. */
export function manifestOf(tour: LiveTour): TourManifest {
  const known = parsed.get(tour);
  if (known) return known;
  const manifest = parseManifest(tour);
  parsed.set(tour, manifest);
  return manifest;
}

export function parseManifest(document: Pick<LiveTour, 'brotli' | 'size'>): TourManifest {
  return tourManifestSchema.parse(JSON.parse(Buffer.from(plainOf(document)).toString()));
}
