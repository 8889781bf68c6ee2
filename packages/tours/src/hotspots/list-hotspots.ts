import type { Call } from '@belvedere/kernel';
import { findScene } from '../scenes/table.ts';
import type { HotspotView } from './schemas.ts';
import { listHotspotRows, toHotspotViews } from './table.ts';

export async function listHotspots({ ctx, input }: Call<{ sceneId: string }>): Promise<{ items: HotspotView[] }> {
  await findScene(ctx, input.sceneId);
  return { items: await toHotspotViews(ctx, await listHotspotRows(ctx, input.sceneId)) };
}
