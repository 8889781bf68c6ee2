import { z } from 'zod';
import { IMPORT_FORMATS } from '../plan.ts';

/** What an import made, or would make, and what of its source has no counterpart. */
export const importReport = z
  .object({
    format: z.enum(IMPORT_FORMATS),
    title: z.string(),
    /** Null for a dry run. */
    tourId: z.uuid().nullable(),
    scenes: z.array(
      z.object({
        /** Its name in the source. */
        key: z.string(),
        title: z.string(),
        sceneId: z.uuid().nullable(),
        /** How its panorama lay in the source; null when none could be taken. */
        panorama: z.enum(['equirectangular', 'part', 'film', 'cube', 'tiles']).nullable(),
        hotspots: z.int(),
      }),
    ),
    totalHotspots: z.int(),
    totalMedia: z.int(),
    /** The largest angle between where a hotspot stood and where it stands now, in degrees; null for a dry run. */
    largestDeviation: z.number().nullable(),
    remarks: z.array(z.object({ where: z.string(), what: z.string() })),
  })
  .meta({ id: 'TourImportReport' });

export type ImportReport = z.infer<typeof importReport>;
