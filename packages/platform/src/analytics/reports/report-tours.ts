import type { Call } from '@belvedere/kernel';
import type { ToursReport, ReportInput } from './schemas.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readTours } from './table.ts';
import { withoutHidden } from './hidden-tours.ts';

/** Which tours were looked at, most visited first. */
export async function reportTours({ ctx, input }: Call<ReportInput>): Promise<ToursReport> {
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await withoutHidden(ctx, await readTours(ctx.tx, { tenantId: ctx.tenantId, span, tourId: input.tourId })) };
}
