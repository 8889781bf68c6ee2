import { defineFact } from '@belvedere/kernel';
import { z } from 'zod';

const tourId = z.uuid();

export const tourPublished = defineFact({
  name: 'tours.published',
  version: 1,
  aggregate: 'tour',
  payload: z.object({ tourId, slug: z.string(), hash: z.string(), firstTime: z.boolean() }),
});

export const tourUnpublished = defineFact({ name: 'tours.unpublished', version: 1, aggregate: 'tour', payload: z.object({ tourId }) });

/** A media file was made the panorama of a scene and has to be cut into tiles. */
export const panoramaWanted = defineFact({
  name: 'tours.panorama_wanted',
  version: 1,
  aggregate: 'media',
  payload: z.object({ mediaId: z.uuid() }),
});
