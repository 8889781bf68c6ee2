import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';
import { MEDIA_TYPES } from './media.ts';

/** All bytes of a file have arrived; what they are nobody has checked yet. Told again when processing is retried. */
export const mediaUploaded = defineFact({
  name: 'media.uploaded',
  version: 1,
  aggregate: 'media',
  payload: z.object({ mediaId: z.uuid() }),
});

/** A file was checked and processed: from now on it may be shown. Told once. */
export const mediaReady = defineFact({
  name: 'media.ready',
  version: 2,
  aggregate: 'media',
  payload: z.object({
    mediaId: z.uuid(),
    mediaType: z.enum(MEDIA_TYPES),
    mimeType: z.string(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
  }),
  webhook: { describe: 'An uploaded file was checked and processed, and may be shown.' },
});

/** What a ready file shows is another: its content was replaced, or somebody said what it is. What was made of it is out of date. */
export const mediaChanged = defineFact({
  name: 'media.changed',
  version: 1,
  aggregate: 'media',
  payload: z.object({
    mediaId: z.uuid(),
    /** Where the former content is kept for live tours; null when the content is the same. */
    formerId: z.uuid().nullable(),
  }),
});

/** A file is to be fetched from an address. */
export const mediaFetchWanted = defineFact({
  name: 'media.fetch_wanted',
  version: 1,
  aggregate: 'media',
  payload: z.object({ mediaId: z.uuid() }),
});

/** A row is gone for good; its bytes are to follow. */
export const mediaPurged = defineFact({
  name: 'media.purged',
  version: 1,
  aggregate: 'media',
  payload: z.object({
    mediaId: z.uuid(),
    /** The folder that its forms lie in. */
    formsId: z.uuid(),
  }),
});
