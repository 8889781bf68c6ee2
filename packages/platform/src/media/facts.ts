import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

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
  version: 1,
  aggregate: 'media',
  payload: z.object({ mediaId: z.uuid(), width: z.number().int(), height: z.number().int(), mimeType: z.string() }),
});
