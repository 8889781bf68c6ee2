import type { Call } from '@belvedere/kernel';
import type { HotspotView } from './schemas.ts';
import { findHotspot, toHotspotViews } from './table.ts';

export async function getHotspot({ ctx, input }: Call<{ id: string }>): Promise<HotspotView> {
  const [view] = await toHotspotViews(ctx, [await findHotspot(ctx, input.id)]);
  return view!;
}
