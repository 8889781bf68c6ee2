import { fail, type Call } from '@belvedere/kernel';
import { eventsErrors } from '../errors.ts';
import { canBecome } from './event.ts';
import { goLive } from './go-live.ts';
import type { EventView } from './schemas.ts';
import { lockEvent, toEventView } from './table.ts';

export async function publishEvent({ ctx, input }: Call<{ id: string }>): Promise<EventView> {
  const before = await lockEvent(ctx, input.id);
  if (!canBecome(before.status, 'published')) fail(eventsErrors.wrong_status);
  const after = await goLive(ctx, before);
  ctx.changed({ before: { status: before.status }, after: { status: after.status } });
  return toEventView(after);
}
