import type { Call } from '@belvedere/kernel';
import { numbersOf } from './numbers-of.ts';
import type { VisitorsInput, VisitorsReport } from './schemas.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readVisitors } from './table.ts';

/** With what people looked and what led them here. */
export async function reportVisitors({ ctx, input }: Call<VisitorsInput>): Promise<VisitorsReport> {
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await readVisitors(ctx.tx, { ...(await numbersOf(ctx, { span, tourId: input.tourId })), by: input.by }) };
}
