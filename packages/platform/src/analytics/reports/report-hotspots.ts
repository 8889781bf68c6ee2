import type { Call } from '@belvedere/kernel';
import type { HotspotsReport, ReportInput } from './schemas.ts';
import { numbersOf } from './numbers-of.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readHotspots } from './table.ts';

/** Which hotspots were seen and clicked, most clicked first. */
export async function reportHotspots({ ctx, input }: Call<ReportInput>): Promise<HotspotsReport> {
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await readHotspots(ctx.tx, await numbersOf(ctx, { span, tourId: input.tourId })) };
}
