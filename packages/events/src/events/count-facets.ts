import type { Call } from '@belvedere/kernel';
import { visibleThings } from '@belvedere/platform';
import { eventThing } from '../things/events-things.ts';
import type { EventFacets, EventFilters } from './schemas.ts';
import { countEventFacets } from './table.ts';

export async function countFacets({ ctx, input }: Call<EventFilters>): Promise<EventFacets> {
  return countEventFacets(ctx, input, await visibleThings(ctx, eventThing));
}
