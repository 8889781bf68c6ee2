import type { Call } from '@belvedere/kernel';
import { requireVisible } from './visible-tours.ts';
import type { PathsInput, PathsReport } from './schemas.ts';
import { rawDaysFrom } from './raw-days-from.ts';
import { spansOf } from './spans-of.ts';
import { readPaths } from './table.ts';

/** From which scene people went to which, most gone first: into every scene as often as out of it. */
export async function reportPaths({ ctx, input }: Call<PathsInput>): Promise<PathsReport> {
  await requireVisible(ctx, input.tourId);
  const { span } = spansOf(input, ctx.now, { rawFrom: await rawDaysFrom(ctx) });
  return { items: await readPaths(ctx.tx, { tenantId: ctx.tenantId, span, tourId: input.tourId }) };
}
