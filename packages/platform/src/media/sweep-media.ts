import { DAY, defineSchedule, type Context } from '@belvedere/kernel';
import { discardParts } from './discard-parts.ts';
import { expireUploads } from './expire-uploads.ts';
import { findUses } from './find-uses.ts';
import { isComplete, type Media } from './media.ts';
import { moveMedia } from './move-media.ts';
import { purgeContent } from './purge-content.ts';
import { lockOverdue } from './table.ts';

/** How long a removed file can be restored, and a failed one tried again. */
const KEPT_FOR = 30 * DAY;
const AT_ONCE = 50;
/** More is left for the next hour, so that no transaction grows long. */
const ROUNDS = 20;
const FIRST = '00000000-0000-0000-0000-000000000000';

export const sweepMedia = defineSchedule({
  name: 'media.sweep',
  describe: 'Ends uploads that nobody finished, and purges files and former contents whose time is over and that nothing uses.',
  cron: '23 * * * *',
  run: ({ eachTenant }) => eachTenant(sweepTenant),
});

async function sweepTenant(ctx: Context): Promise<void> {
  await expireUploads(ctx);
  const before = new Date(ctx.now.getTime() - KEPT_FOR);
  let after = FIRST;
  for (let round = 0; round < ROUNDS; round += 1) {
    const overdue = await lockOverdue(ctx, { before, limit: AT_ONCE, after });
    for (const media of overdue) await settle(ctx, media, before);
    after = overdue.at(-1)?.id ?? after;
    if (overdue.length < AT_ONCE) return;
  }
}

async function settle(ctx: Context, media: Media, before: Date): Promise<void> {
  const isOver = (media.deletedAt && media.deletedAt < before) || media.supersededById !== null || media.replacesId !== null;
  // A former content goes as soon as no live tour shows it: the file itself is used all the same.
  if (isOver) return (await findUses(ctx, media.id, 1)).length > 0 ? undefined : purgeContent(ctx, media);
  if (media.deletedAt || !isComplete(media)) return;
  await moveMedia(ctx, media, { status: 'failed', uploadOffset: 0, failure: 'It was not tried again in time. Upload it again.' });
  ctx.afterCommit(() => discardParts(ctx.services, ctx.tenantId, media.id));
}
