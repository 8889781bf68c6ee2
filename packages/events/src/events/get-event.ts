import type { Call } from '@belvedere/kernel';
import type { EventView } from './schemas.ts';
import { findEvent, toEventView } from './table.ts';

export async function getEvent({ ctx, input }: Call<{ id?: string | undefined; slug?: string | undefined }>): Promise<EventView> {
  return toEventView(await findEvent(ctx, input.id === undefined ? { slug: input.slug ?? '' } : { id: input.id }));
}
