import type { Call } from '@belvedere/kernel';
import { findHotspot } from '../hotspots/table.ts';
import type { AttachmentList } from './schemas.ts';
import { hotspotAttachments } from './table.ts';

export async function listHotspotMedia({ ctx, input }: Call<{ hotspotId: string }>): Promise<AttachmentList> {
  await findHotspot(ctx, input.hotspotId);
  return { items: await hotspotAttachments(ctx, input.hotspotId).list() };
}
