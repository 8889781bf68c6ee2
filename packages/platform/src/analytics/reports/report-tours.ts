import type { Call } from '@belvedere/kernel';
import type { ToursReport, ReportInput } from './schemas.ts';
import { numbersOf } from './numbers-of.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readTours } from './table.ts';

/** Which tours were looked at, most visited first. */
export async function reportTours({ ctx, input }: Call<ReportInput>): Promise<ToursReport> {
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await readTours(ctx.tx, await numbersOf(ctx, { span, tourId: input.tourId })) };
}
