import type { Call } from '@belvedere/kernel';
import { findHotspot } from '../hotspots/table.ts';
import { lockTour } from '../tours/table.ts';
import { reorder } from './attachments.ts';
import type { AttachmentList, AttachmentRole } from './schemas.ts';
import { hotspotAttachments } from './table.ts';

export async function reorderHotspotMedia({
  ctx,
  input,
}: Call<{ hotspotId: string; role: AttachmentRole; mediaIds: string[] }>): Promise<AttachmentList> {
  const { hotspotId, ...file } = input;
  await lockTour(ctx, (await findHotspot(ctx, hotspotId)).tourId);
  return reorder(ctx, hotspotAttachments(ctx, hotspotId), file);
}
