import { callerId, type Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { analyticsErrors } from '../errors.ts';
import { requireVisible } from '../reports/visible-tours.ts';
import { lockSavedReport, questionOf, type SavedReportRow } from './table.ts';

/** A report that the caller may change: their own, or one that is shared, of a tour that they may read. Nobody learns of any other. */
export async function findOwnReport(ctx: Context, id: string): Promise<SavedReportRow> {
  const row = await lockSavedReport(ctx.tx, { tenantId: ctx.tenantId, id });
  if (!row || !(row.isShared || row.ownerId === callerId(ctx))) fail(analyticsErrors.saved_report_not_found);
  const { tourId } = questionOf(row);
  if (tourId !== undefined) await requireVisible(ctx, tourId, analyticsErrors.saved_report_not_found);
  return row;
}
