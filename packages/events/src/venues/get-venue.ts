import type { Call } from '@belvedere/kernel';
import type { VenueView } from './schemas.ts';
import { findVenue } from './table.ts';

export async function getVenue({ ctx, input }: Call<{ id: string }>): Promise<VenueView> {
  return findVenue(ctx, input.id);
}
