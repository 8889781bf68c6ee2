import type { Call } from '@belvedere/kernel';
import { visibleThings } from '@belvedere/platform';
import { eventThing } from '../things/events-things.ts';
import type { EventPage, ListEventsInput } from './schemas.ts';
import { listEventRows } from './table.ts';

export async function listEvents({ ctx, input }: Call<ListEventsInput>): Promise<EventPage> {
  return listEventRows(ctx, input, await visibleThings(ctx, eventThing));
}
