import type { Call } from '@belvedere/kernel';
import { findScene } from '../scenes/table.ts';
import { lockTour } from '../tours/table.ts';
import { attach } from './attachments.ts';
import type { AttachmentList, AttachmentRole } from './schemas.ts';
import { sceneAttachments } from './table.ts';

export async function attachSceneMedia({
  ctx,
  input,
}: Call<{ sceneId: string; mediaId: string; role: AttachmentRole }>): Promise<AttachmentList> {
  const { sceneId, ...file } = input;
  await lockTour(ctx, (await findScene(ctx, sceneId)).tourId);
  return attach(ctx, sceneAttachments(ctx, sceneId), file);
}
