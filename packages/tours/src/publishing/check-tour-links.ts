import type { Call } from '@belvedere/kernel';
import { linkCheckWanted } from '../facts.ts';
import { findTour } from '../tours/table.ts';

/** Has the links of a tour looked at; the findings say what came of it. */
export async function checkTourLinks({ ctx, input }: Call<{ id: string }>): Promise<{ id: string }> {
  const { id } = await findTour(ctx, { id: input.id });
  await ctx.emit(linkCheckWanted, { aggregateId: id, payload: { tourId: id } });
  return { id };
}
