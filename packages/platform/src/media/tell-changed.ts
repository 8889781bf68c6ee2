import type { Context } from '@belvedere/kernel';
import { mediaChanged } from './facts.ts';
import { mediaUsers } from './media-user.ts';

/** Tells all systems that what a file shows is another: those that made something of it at once, whoever hears the fact later. */
export async function tellChanged(ctx: Context, mediaId: string, formerId: string | null): Promise<void> {
  for (const user of mediaUsers()) await user.renew?.(ctx, mediaId, formerId);
  await ctx.emit(mediaChanged, { aggregateId: mediaId, payload: { mediaId, formerId } });
}
