import type { Call } from '@belvedere/kernel';
import { commonErrors, DAY, fail } from '@belvedere/kernel/core';
import type { UsageReport, UsageReportInput } from './schemas.ts';
import { readUsage } from './table.ts';

const LONGEST = 92 * DAY;

/** What keys called, how often it failed and how long it took (4.50). The last second may still be on its way. */
export async function reportUsage({ ctx, input }: Call<UsageReportInput>): Promise<UsageReport> {
  const span = input.to.getTime() - input.from.getTime();
  if (span <= 0 || span > LONGEST) fail(commonErrors.invalid_input, { fields: { to: 'Choose a time up to 92 days after `from`.' } });
  return { items: await readUsage(ctx.tx, ctx.tenantId, input) };
}
