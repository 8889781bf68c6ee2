import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { lastPeriod } from '../digests/last-period.ts';
import { analyticsErrors } from '../errors.ts';
import { waysOf } from '../../tenancy/ways-of.ts';
import { checkRecipients } from './check-recipients.ts';
import { findOwnReport } from './find-own-report.ts';
import type { SavedReportView, UpdateSavedReportInput } from './schemas.ts';
import { changeSavedReport, lockSavedReport, setRecipients, toSavedReportView } from './table.ts';

/** Changes a saved report, the caller's own or a shared one. Another schedule begins with what ends from now on. */
export async function updateSavedReport({ ctx, input }: Call<UpdateSavedReportInput>): Promise<SavedReportView> {
  const { tx, tenantId, now } = ctx;
  const row = await findOwnReport(ctx, input.id);
  const before = toSavedReportView(row);
  const { id, name = before.name, report = before.report, range = before.range } = input;
  const { isShared = before.isShared, schedule = before.schedule, recipientIds = before.recipientIds } = input;
  // Of those who had it before some may have left: they stay listed, and get nothing.
  if (recipientIds !== before.recipientIds || !isShared) await checkRecipients(ctx, { ownerId: row.ownerId, isShared, recipientIds });
  const begins = schedule !== null && schedule !== before.schedule;
  const sentUntil = begins ? new Date(lastPeriod(schedule, now, (await waysOf(ctx)).timezone).to) : row.sentUntil;
  await changeSavedReport(tx, { tenantId, id }, { name, report, range, isShared, schedule, sentUntil, updatedAt: now });
  await setRecipients(tx, { tenantId, id }, recipientIds);
  const after = toSavedReportView((await lockSavedReport(tx, { tenantId, id })) ?? fail(analyticsErrors.saved_report_not_found));
  ctx.changed({ before: told(before), after: told(after) });
  return after;
}

const told = ({ name, report, range, isShared, schedule, recipientIds }: SavedReportView) => ({
  name,
  report: report.name,
  range,
  isShared,
  schedule,
  recipients: recipientIds.length,
});
