import type { Context } from '@belvedere/kernel';
import { discardParts } from './discard-parts.ts';
import { moveMedia } from './move-media.ts';
import { lockExpiredUploads } from './table.ts';

const AT_ONCE = 20;

/** Gives back what uploads hold that nobody finished. Whoever needs room for a new one does it on the way. */
export async function expireUploads(ctx: Context): Promise<void> {
  for (const media of await lockExpiredUploads(ctx, AT_ONCE)) {
    await moveMedia(ctx, media, { status: 'failed', uploadOffset: 0, failure: 'The upload was not finished in time.' });
    ctx.afterCommit(() => discardParts(ctx.services, ctx.tenantId, media.id));
  }
}
