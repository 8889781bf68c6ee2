import type { Call } from '@belvedere/kernel';
import { findScene } from '../scenes/table.ts';
import { lockTour } from '../tours/table.ts';
import { reorder } from './attachments.ts';
import type { AttachmentList, AttachmentRole } from './schemas.ts';
import { sceneAttachments } from './table.ts';

export async function reorderSceneMedia({
  ctx,
  input,
}: Call<{ sceneId: string; role: AttachmentRole; mediaIds: string[] }>): Promise<AttachmentList> {
  const { sceneId, ...file } = input;
  await lockTour(ctx, (await findScene(ctx, sceneId)).tourId);
  return reorder(ctx, sceneAttachments(ctx, sceneId), file);
}
