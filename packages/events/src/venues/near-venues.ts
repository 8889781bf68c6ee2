import type { Call } from '@belvedere/kernel';
import type { NearVenues, NearVenuesInput } from './schemas.ts';
import { nearVenueRows } from './table.ts';

export async function nearVenues({ ctx, input }: Call<NearVenuesInput>): Promise<NearVenues> {
  return nearVenueRows(ctx, input);
}
