import type { Call } from '@belvedere/kernel';
import { foldName } from '../terms/term.ts';
import { adoptTerms } from '../terms/adopt-terms.ts';
import { changeTour } from './change-tour.ts';
import { forEachTour } from './for-each-tour.ts';
import type { BulkResult, BulkTagInput } from './schemas.ts';

const MOST_TAGS = 50;

/** Adds and takes tags; what a tour has already, or has not, is no error. */
export async function tagTours({ ctx, input }: Call<BulkTagInput>): Promise<BulkResult> {
  const { tags: added } = await adoptTerms(ctx, { tags: input.add });
  const gone = new Set(input.remove.map(foldName));
  return forEachTour(ctx, { tourIds: input.tourIds, action: 'tours.tour.updated' }, async (each, id) =>
    changeTour(each, id, ({ tags }) => {
      const wanted = [...new Set([...tags, ...added])].filter((tag) => !gone.has(foldName(tag)));
      return { tags: wanted.slice(0, Math.max(MOST_TAGS, tags.length)) };
    }),
  );
}
