import type { Call } from '@belvedere/kernel';
import type { ScenesReport, ReportInput } from './schemas.ts';
import { numbersOf } from './numbers-of.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readScenes } from './table.ts';

/** Which scenes were looked at and for how long, most seen first. */
export async function reportScenes({ ctx, input }: Call<ReportInput>): Promise<ScenesReport> {
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await readScenes(ctx.tx, await numbersOf(ctx, { span, tourId: input.tourId })) };
}
