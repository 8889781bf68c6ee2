import type { Call } from '@belvedere/kernel';
import { findEvent } from '../events/table.ts';
import type { Arrivals } from './schemas.ts';
import { countArrivalsOf } from './table.ts';

export async function countArrivals({ ctx, input }: Call<{ eventId: string }>): Promise<Arrivals> {
  const { id } = await findEvent(ctx, { id: input.eventId });
  return countArrivalsOf(ctx, id);
}
