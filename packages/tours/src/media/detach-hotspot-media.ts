import type { Call } from '@belvedere/kernel';
import { findHotspot } from '../hotspots/table.ts';
import { lockTour } from '../tours/table.ts';
import { detach } from './attachments.ts';
import type { AttachmentList, AttachmentRole } from './schemas.ts';
import { hotspotAttachments } from './table.ts';

export async function detachHotspotMedia({
  ctx,
  input,
}: Call<{ hotspotId: string; mediaId: string; role: AttachmentRole }>): Promise<AttachmentList> {
  const { hotspotId, ...file } = input;
  await lockTour(ctx, (await findHotspot(ctx, hotspotId)).tourId);
  return detach(ctx, hotspotAttachments(ctx, hotspotId), file);
}
