import type { Call } from '@belvedere/kernel';
import { findOwnReport } from './find-own-report.ts';
import type { SavedReportId } from './schemas.ts';
import { deleteSavedReport } from './table.ts';

/** From here on nobody opens it and nobody is sent it. */
export async function removeSavedReport({ ctx, input }: Call<SavedReportId>): Promise<SavedReportId> {
  const { name, isShared } = await findOwnReport(ctx, input.id);
  await deleteSavedReport(ctx.tx, { tenantId: ctx.tenantId, id: input.id });
  ctx.changed({ before: { name, isShared } });
  return input;
}
