import type { Call } from '@belvedere/kernel';
import type { RefusalsReport, ReportInput } from './schemas.ts';
import { spansOf } from './spans-of.ts';
import { readRefusals } from './table.ts';

/** How many hits were not kept, and why. One that is sent twice is refused twice. */
export async function reportRefusals({ ctx, input }: Call<Pick<ReportInput, 'from' | 'to'>>): Promise<RefusalsReport> {
  const { span } = spansOf(input, ctx.now);
  return { items: await readRefusals(ctx.tx, { tenantId: ctx.tenantId, span }) };
}
