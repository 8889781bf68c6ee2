import type { Call } from '@belvedere/kernel';
import { requireVisible } from './hidden-tours.ts';
import type { VisitorsInput, VisitorsReport } from './schemas.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readVisitors } from './table.ts';

/** With what people looked and what led them here. */
export async function reportVisitors({ ctx, input }: Call<VisitorsInput>): Promise<VisitorsReport> {
  await requireVisible(ctx, input.tourId);
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await readVisitors(ctx.tx, { tenantId: ctx.tenantId, span, tourId: input.tourId, by: input.by }) };
}
