import type { Context } from '@belvedere/kernel';
import { callOff } from '../events/call-off.ts';
import { discardEvent } from '../events/discard-event.ts';
import { lockEvent } from '../events/table.ts';

/** Takes an event out of what is to come: a live one is called off, of a draft nobody knows. */
export async function dropEvent(ctx: Context, id: string, reason: string | undefined): Promise<void> {
  const event = await lockEvent(ctx, id);
  if (event.status === 'draft') await discardEvent(ctx, event);
  else await callOff(ctx, event, reason);
}
