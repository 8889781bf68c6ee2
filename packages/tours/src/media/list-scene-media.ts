import type { Call } from '@belvedere/kernel';
import { findScene } from '../scenes/table.ts';
import type { AttachmentList } from './schemas.ts';
import { sceneAttachments } from './table.ts';

export async function listSceneMedia({ ctx, input }: Call<{ sceneId: string }>): Promise<AttachmentList> {
  await findScene(ctx, input.sceneId);
  return { items: await sceneAttachments(ctx, input.sceneId).list() };
}
