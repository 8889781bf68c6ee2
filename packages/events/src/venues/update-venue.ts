import { checkPlace, defined, type Call, type Json } from '@belvedere/kernel';
import type { UpdateVenueInput, VenueView } from './schemas.ts';
import { findVenue, updateVenueRow, type VenueRow } from './table.ts';
import { checkTour } from './check-tour.ts';

export async function updateVenue({ ctx, input }: Call<UpdateVenueInput>): Promise<VenueView> {
  const { id, version, ...fields } = input;
  const before = await findVenue(ctx, id);
  checkPlace({ ...before, ...defined(fields) });
  // What is named already may have gone since: that is no reason to refuse another name.
  if (fields.tourId !== undefined || fields.sceneId !== undefined) await checkTour(ctx, { ...before, ...defined(fields) });
  const after = await updateVenueRow(ctx, { id, version }, defined(fields));
  const pick = (row: VenueRow) => Object.fromEntries(Object.keys(fields).map((key) => [key, row[key as keyof VenueRow]])) as Json;
  ctx.changed({ before: pick(before), after: pick(after) });
  return after;
}
