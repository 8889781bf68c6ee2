import type { Call } from '@belvedere/kernel';
import { boundsOf, SOLID_ANGLE } from '../gaze/bins.ts';
import { requireVisible } from './visible-tours.ts';
import type { HeatmapInput, HeatmapReport } from './schemas.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readGaze } from './table.ts';

/** Where people looked in a scene, in parts of the sphere that are all of one size. */
export async function reportHeatmap({ ctx, input }: Call<HeatmapInput>): Promise<HeatmapReport> {
  await requireVisible(ctx, input.tourId);
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  const { visits, bins } = await readGaze(ctx.tx, { tenantId: ctx.tenantId, span, tourId: input.tourId, sceneId: input.sceneId });
  const items = bins.flatMap(({ bin, samples }) => {
    const bounds = boundsOf(bin);
    return bounds ? [{ ...bounds, samples }] : [];
  });
  return { visits, samples: items.reduce((sum, { samples }) => sum + samples, 0), solidAngle: SOLID_ANGLE, items };
}
