import type { Call } from '@belvedere/kernel';
import type { ListToursInput, TourPage } from './schemas.ts';
import { listTourRows } from './table.ts';

export async function listTours(call: Call<ListToursInput>): Promise<TourPage> {
  return listTourRows(call);
}
