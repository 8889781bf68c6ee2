import { isId, type Context } from '@belvedere/kernel';
import { refundQuota } from '../tenancy/quotas/refund-quota.ts';
import { mediaPurged } from './facts.ts';
import { chargedBytes, type Media } from './media.ts';
import { mediaUsers } from './media-user.ts';
import { deleteMedia, lockBelonging } from './table.ts';

/**
 * Takes locked rows away for good, a file with its former contents and with uploads that should have replaced it; gives back what the
 * quota counted. The bytes follow after the commit, by a job: a row without bytes would be worse than bytes without a row.
 */
export async function purgeContent(ctx: Context, media: Media): Promise<void> {
  for (const belonging of await lockBelonging(ctx, media.id)) await purgeContent(ctx, belonging);
  for (const user of mediaUsers()) await user.forget?.(ctx, media.id);
  if (!(await deleteMedia(ctx, media.id))) return;
  await refundQuota(ctx, 'media_bytes', chargedBytes(media));
  await ctx.emit(mediaPurged, { aggregateId: media.id, payload: { mediaId: media.id, formsId: formsIdOf(media) } });
}

/** The upload that its bytes came with: it names the folder that they lie in, whichever row has them now. */
function formsIdOf({ id, filePath }: Media): string {
  const folder = filePath.split('/')[2] ?? '';
  return isId(folder) ? folder : id;
}
