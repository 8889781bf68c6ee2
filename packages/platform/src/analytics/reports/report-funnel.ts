import type { Call } from '@belvedere/kernel';
import { requireVisible } from './visible-tours.ts';
import type { FunnelInput, FunnelReport } from './schemas.ts';
import { spansOf } from './spans-of.ts';
import { readFunnel } from './table.ts';

/** As raw hits are read, which are many. */
const LONGEST_DAYS = 93;

/** How many visits of a tour came how far along some steps. */
export async function reportFunnel({ ctx, input }: Call<FunnelInput>): Promise<FunnelReport> {
  await requireVisible(ctx, input.tourId);
  const { span } = spansOf(input, ctx.now, { longest: LONGEST_DAYS });
  const visits = await readFunnel(ctx.tx, { tenantId: ctx.tenantId, span, tourId: input.tourId, steps: input.steps });
  const first = visits[0] ?? 0;
  const steps = input.steps.map(({ name }, n) => ({ name, visits: visits[n] ?? 0, rate: first === 0 ? null : (visits[n] ?? 0) / first }));
  return { steps };
}
