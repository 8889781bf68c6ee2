import { callerId, type Call, checkPlace } from '@belvedere/kernel';
import type { CreateVenueInput, VenueView } from './schemas.ts';
import { insertVenue } from './table.ts';
import { checkTour } from './check-tour.ts';

export async function createVenue({ ctx, input }: Call<CreateVenueInput>): Promise<VenueView> {
  checkPlace(input);
  await checkTour(ctx, input);
  const row = await insertVenue(ctx, { ...input, createdById: callerId(ctx) });
  ctx.changed({ after: { name: row.name, city: row.city } });
  return row;
}
