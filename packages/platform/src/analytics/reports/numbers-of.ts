import type { Context } from '@belvedere/kernel';
import type { Span } from './spans-of.ts';
import { listTours, type Of } from './table.ts';
import { requireVisible, visibleTours } from './visible-tours.ts';

/** What a report counts: one tour that the caller may read, or all of those. What is hidden from them is in no sum either. */
export async function numbersOf(ctx: Context, { span, tourId }: { span: Span; tourId: string | undefined }): Promise<Of> {
  const of = { tenantId: ctx.tenantId, span };
  if (tourId !== undefined) {
    await requireVisible(ctx, tourId);
    return { ...of, tourId };
  }
  return { ...of, tours: await visibleTours(ctx, () => listTours(ctx.tx, of)) };
}
