import { tourManifestSchema } from '@belvedere/manifest';
import { CUBE_LAYOUTS, LENS_FOV } from '@belvedere/platform';
import { z } from 'zod';

const path = z.string().min(1).max(500);
const attachment = z.object({ mediaId: z.uuid(), role: z.enum(['gallery', 'narration', 'background', 'document']) });

/**
 * A tour in an archive: the manifest that visitors get, and beside it what a tour has that they never see. Importing it makes an
 * equal tour with ids of its own (I16).
 */
export const exchangeTourSchema = z.object({
  version: z.literal(1),
  /** Its roots lead into the archive. */
  manifest: tourManifestSchema,
  /** The first scene was chosen, not only the first. */
  startChosen: z.boolean(),
  /** Seconds, where somebody has set them. */
  estimatedDuration: z.int().nullable(),
  /** Files attached to hotspots, by the hotspot's id. */
  hotspotMedia: z.record(z.uuid(), z.array(attachment).max(100)),
  /** The originals of panoramas by the id of their tiles; null where the archive has only the tiles. */
  panoramas: z.record(
    z.string().max(64),
    z.object({
      original: path.nullable(),
      fileName: z.string().max(255),
      /** The original holds the faces of a cube. */
      isCube: z.boolean().optional(),
      cubeLayout: z.enum(CUBE_LAYOUTS).optional(),
      /** The original is a dual fisheye. */
      isFisheye: z.boolean().optional(),
      /** Degrees that each of its circles spans. */
      lensFov: z.number().min(LENS_FOV.min).max(LENS_FOV.max).optional(),
    }),
  ),
  /** Every other file by its id: where it lies in the archive. */
  media: z.record(z.uuid(), z.object({ path, fileName: z.string().max(255) })),
});
export type ExchangeTour = z.infer<typeof exchangeTourSchema>;

/** Where things lie in an archive. */
export const ARCHIVE = {
  page: 'index.html',
  viewer: 'viewer.js',
  manifest: 'tour.js',
  readme: 'README.txt',
  tour: 'belvedere/tour.json',
  checksums: 'belvedere/checksums.json',
  signature: 'belvedere/signature.json',
} as const;

/** A tile as a script, because a page that was opened from a disk may not read pictures that it wants to draw. */
export function tileScript(name: string, webp: Uint8Array): string {
  return `belvedereTile(${JSON.stringify(name)},"${Buffer.from(webp).toString('base64')}")\n`;
}

/** The picture in such a script; undefined for anything else. */
export function readTileScript(script: string): Buffer | undefined {
  const from = script.indexOf(',"');
  const to = script.lastIndexOf('")');
  if (!script.startsWith('belvedereTile(') || from === -1 || to < from) return undefined;
  return Buffer.from(script.slice(from + 2, to), 'base64');
}
