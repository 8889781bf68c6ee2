import type { Call } from '@belvedere/kernel';
import { lockTour, recount } from '../tours/table.ts';
import type { HotspotView } from './schemas.ts';
import { findHotspot, toHotspotViews, updateHotspotRow } from './table.ts';

export async function removeHotspot({ ctx, input }: Call<{ id: string }>): Promise<HotspotView> {
  const { tourId } = await findHotspot(ctx, input.id);
  await lockTour(ctx, tourId);
  const hotspot = await findHotspot(ctx, input.id);
  const removed = await updateHotspotRow(ctx, hotspot, { deletedAt: ctx.now });
  await recount(ctx, tourId);
  ctx.changed({ before: { title: hotspot.title, type: hotspot.type } });
  const [view] = await toHotspotViews(ctx, [removed]);
  return view!;
}
