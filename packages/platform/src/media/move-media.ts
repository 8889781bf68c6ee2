import { commonErrors, fail, type Context } from '@belvedere/kernel';
import { chargeQuota } from '../tenancy/quotas/charge-quota.ts';
import { refundQuota } from '../tenancy/quotas/refund-quota.ts';
import { chargedBytes, mayBecome, statusOf, type Media } from './media.ts';
import { saveMedia, type MediaChanges } from './table.ts';

/** Moves a locked file to its next state, or restores it, and settles what the quota counts for it. */
export async function moveMedia(ctx: Context, media: Media, changes: MediaChanges): Promise<Media> {
  const next = { ...media, ...changes };
  const [from, to] = [statusOf(media), statusOf(next)];
  if (from !== 'deleted' && !mayBecome(from, to)) fail(commonErrors.conflict);
  const growth = chargedBytes(next) - chargedBytes(media);
  if (growth > 0) await chargeQuota(ctx, 'media_bytes', growth);
  if (growth < 0) await refundQuota(ctx, 'media_bytes', -growth);
  return saveMedia(ctx, media, changes);
}
