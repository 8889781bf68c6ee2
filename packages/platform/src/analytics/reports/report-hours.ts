import type { Call } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import { numbersOf } from './numbers-of.ts';
import type { HoursReport, ReportInput } from './schemas.ts';
import { spansOf } from './spans-of.ts';
import { readHours } from './table.ts';

const LONGEST_DAYS = 31;
const USUAL_DAYS = 7;
/** Sums by hour are made each hour: of what is younger than this they may lack something. */
const OPEN = 3 * HOUR;
/** Hashes that a sketch holds, and what estimates from so many are off by (ADR 0604). */
const SKETCH = 1_024;
const STANDARD_ERROR = 1 / Math.sqrt(SKETCH - 2);

/** How much tours were looked at hour by hour (UTC), and by how many visits in all of these hours together. */
export async function reportHours({ ctx, input }: Call<ReportInput>): Promise<HoursReport> {
  const { span } = spansOf(input, ctx.now, { longest: LONGEST_DAYS, usual: USUAL_DAYS });
  const rawFrom = new Date(ctx.now.getTime() - (ctx.now.getTime() % HOUR) - OPEN);
  const { items, visits } = await readHours(ctx.tx, { ...(await numbersOf(ctx, { span, tourId: input.tourId })), rawFrom });
  return { visits, standardError: visits < SKETCH ? 0 : STANDARD_ERROR, items };
}
