import type { Context } from '@belvedere/kernel';
import { isLimited } from '@belvedere/platform';
import { lockEvent } from '../events/table.ts';
import { reminderLetter } from './letters.ts';
import { listToRemind, markReminded } from './table.ts';
import { writeTo } from './write-to.ts';

/** Under the event’s lock it is asked again who is due: it may have been moved or called off meanwhile. @returns how many were. */
export async function remind(ctx: Context, { eventId, limit }: { eventId: string; limit: number }): Promise<number> {
  const event = await lockEvent(ctx, eventId);
  const entries = await listToRemind(ctx, eventId, limit);
  for (const entry of entries) {
    // Who wants no more letters than are necessary came here without this one.
    if (await isLimited(ctx, { email: entry.email })) continue;
    await writeTo(ctx, { event, entry }, (site, about) => reminderLetter(site, about, entry.places));
  }
  await markReminded(ctx, event, entries);
  return entries.length;
}
