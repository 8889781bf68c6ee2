import type { Call } from '@belvedere/kernel';
import { visibleThings } from '@belvedere/platform';
import { tourThing } from '../things/tours-things.ts';
import type { ListToursInput, TourPage } from './schemas.ts';
import { listTourRows } from './table.ts';

export async function listTours(call: Call<ListToursInput>): Promise<TourPage> {
  return listTourRows(call, await visibleThings(call.ctx, tourThing));
}
