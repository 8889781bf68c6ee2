import type { Call } from '@belvedere/kernel';
import { lockTour, recount } from '../tours/table.ts';
import type { HotspotView } from './schemas.ts';
import { findHotspot, toHotspotViews, updateHotspotRow } from './table.ts';

export async function restoreHotspot({ ctx, input }: Call<{ id: string }>): Promise<HotspotView> {
  const { tourId } = await findHotspot(ctx, input.id, { removed: true });
  await lockTour(ctx, tourId);
  const hotspot = await findHotspot(ctx, input.id, { removed: true });
  const restored = await updateHotspotRow(ctx, hotspot, { deletedAt: null });
  await recount(ctx, tourId);
  const [view] = await toHotspotViews(ctx, [restored]);
  return view!;
}
