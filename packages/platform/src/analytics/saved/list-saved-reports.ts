import { callerId, type Call } from '@belvedere/kernel';
import { visibleTours } from '../reports/visible-tours.ts';
import type { SavedReportList } from './schemas.ts';
import { listSavedReportRows, questionOf, toSavedReportView } from './table.ts';

/** The caller's saved reports and those that are shared, without those of tours that are hidden from them. */
export async function listSavedReports({ ctx }: Call<object>): Promise<SavedReportList> {
  const rows = await listSavedReportRows(ctx.tx, { tenantId: ctx.tenantId, ownerId: callerId(ctx) });
  const tours = new Set(rows.flatMap((row) => questionOf(row).tourId ?? []));
  const visible = await visibleTours(ctx, () => Promise.resolve([...tours]));
  const may = (tourId: string | undefined) => tourId === undefined || !visible || visible.includes(tourId);
  return { items: rows.filter((row) => may(questionOf(row).tourId)).map(toSavedReportView) };
}
