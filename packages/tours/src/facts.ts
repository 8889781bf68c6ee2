import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

const tourId = z.uuid();

export const tourPublished = defineFact({
  name: 'tours.published',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId, slug: z.string(), hash: z.string(), firstTime: z.boolean() }),
  webhook: { describe: 'A tour is live, for the first time or anew.' },
});

export const tourUnpublished = defineFact({
  name: 'tours.unpublished',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId }),
  webhook: { describe: 'A tour is no longer live.' },
});

/** Nothing of a tour is left. */
export const tourPurged = defineFact({ name: 'tours.purged', version: 1, aggregate: 'tour', payload: z.object({ tourId }) });

/** Somebody wants the links of a tour looked at. */
export const linkCheckWanted = defineFact({
  name: 'tours.link_check_wanted',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId }),
});

/** A media file was made the panorama of a scene and has to be cut into tiles. */
export const panoramaWanted = defineFact({
  name: 'tours.panorama_wanted',
  version: 1,
  aggregate: 'media',
  payload: z.object({ mediaId: z.uuid() }),
});

/** Somebody gave a tour its stars, or other stars than before. */
export const tourRated = defineFact({
  name: 'tours.rated',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId, ratingId: z.uuid(), rating: z.int() }),
  webhook: { describe: 'Somebody gave a live tour its stars, or changed them.' },
});

/** The words of a review wait for somebody who decides whether they are shown. */
export const reviewSubmitted = defineFact({
  name: 'tours.review_submitted',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId, ratingId: z.uuid() }),
  webhook: { describe: 'A review waits for approval.' },
});

export const reviewModerated = defineFact({
  name: 'tours.review_moderated',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId, ratingId: z.uuid(), decision: z.enum(['approved', 'rejected']) }),
  webhook: { describe: 'A review was approved or rejected.' },
});

/** Somebody passed a tour on, for the first time in a day. */
export const tourShared = defineFact({
  name: 'tours.shared',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId, kind: z.enum(['link', 'qr', 'social', 'email']) }),
  webhook: { describe: 'Somebody passed a live tour on, for the first time in a day.' },
});

/** The counters of a tour were not what is there, and were mended: something wrote around them. */
export const countersMended = defineFact({
  name: 'tours.counters_mended',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId, counters: z.array(z.string()) }),
});

/** An archive of a tour was asked for. */
export const exportWanted = defineFact({
  name: 'tours.export_wanted',
  version: 1,
  aggregate: 'tour_export',
  payload: z.object({ exportId: z.uuid() }),
});

/** The archive of an import has arrived, or is to be run once more. */
export const importUploaded = defineFact({
  name: 'tours.import_uploaded',
  version: 1,
  aggregate: 'tour_import',
  payload: z.object({ importId: z.uuid(), run: z.int() }),
});

/** A panorama is gone; its tiles may be too, if nothing else shows them. */
export const tilesUnneeded = defineFact({
  name: 'tours.tiles_unneeded',
  version: 1,
  aggregate: 'media',
  payload: z.object({ contentId: z.string().regex(/^[a-z0-9]{16,64}$/) }),
});
