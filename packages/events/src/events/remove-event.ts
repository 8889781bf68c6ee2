import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { discardEvent } from './discard-event.ts';
import type { EventView } from './schemas.ts';
import { lockEvent, toEventView } from './table.ts';

/** A live event is cancelled first, so that nobody on its list is left without a word. */
export async function removeEvent({ ctx, input }: Call<{ id: string }>): Promise<EventView> {
  const before = await lockEvent(ctx, input.id);
  if (before.status === 'published') fail(eventsErrors.wrong_status);
  const after = await discardEvent(ctx, before);
  ctx.changed({ before: { title: before.title, status: before.status } });
  return toEventView(after);
}
