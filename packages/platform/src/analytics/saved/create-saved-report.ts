import { callerId, type Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { lastPeriod } from '../digests/last-period.ts';
import { analyticsErrors } from '../errors.ts';
import { waysOf } from '../../tenancy/ways-of.ts';
import { checkRecipients } from './check-recipients.ts';
import type { CreateSavedReportInput, SavedReportView } from './schemas.ts';
import { countSavedReports, insertSavedReport, lockSavedReport, setRecipients, toSavedReportView } from './table.ts';

const MOST = 200;

/** Keeps a report under a name. The first letter tells of the first day, week or month that ends from now on. */
export async function createSavedReport({ ctx, input }: Call<CreateSavedReportInput>): Promise<SavedReportView> {
  const { tx, tenantId, now } = ctx;
  if ((await countSavedReports(tx, tenantId)) >= MOST) fail(analyticsErrors.too_many_saved_reports);
  const { recipientIds, ...kept } = input;
  const ownerId = callerId(ctx);
  await checkRecipients(ctx, { ownerId, isShared: kept.isShared, recipientIds });
  const id = newId();
  const sentUntil = kept.schedule && new Date(lastPeriod(kept.schedule, now, (await waysOf(ctx)).timezone).to);
  await insertSavedReport(tx, { ...kept, tenantId, id, ownerId, sentUntil, createdAt: now, updatedAt: now });
  await setRecipients(tx, { tenantId, id }, recipientIds);
  ctx.changed({ after: { name: kept.name, report: kept.report.name, isShared: kept.isShared, schedule: kept.schedule } });
  return toSavedReportView((await lockSavedReport(tx, { tenantId, id })) ?? fail(analyticsErrors.saved_report_not_found));
}
