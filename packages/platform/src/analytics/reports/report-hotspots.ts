import type { Call } from '@belvedere/kernel';
import type { HotspotsReport, ReportInput } from './schemas.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readHotspots } from './table.ts';
import { withoutHidden } from './hidden-tours.ts';

/** Which hotspots were seen and clicked, most clicked first. */
export async function reportHotspots({ ctx, input }: Call<ReportInput>): Promise<HotspotsReport> {
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await withoutHidden(ctx, await readHotspots(ctx.tx, { tenantId: ctx.tenantId, span, tourId: input.tourId })) };
}
