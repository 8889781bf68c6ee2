import type { Call } from '@belvedere/kernel';
import type { ListVenuesInput, VenuePage } from './schemas.ts';
import { listVenueRows } from './table.ts';

export async function listVenues({ ctx, input }: Call<ListVenuesInput>): Promise<VenuePage> {
  return listVenueRows(ctx, input);
}
