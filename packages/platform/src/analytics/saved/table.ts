import type { Prisma, Transaction } from '@belvedere/db';
import type { SavedQuestion, SavedReportView } from './schemas.ts';

const WITH_RECIPIENTS = { recipients: { select: { userId: true }, orderBy: { userId: 'asc' } } } satisfies Prisma.SavedReportInclude;
export type SavedReportRow = Prisma.SavedReportGetPayload<{ include: typeof WITH_RECIPIENTS }>;

/** Nothing but what the schemas let through was written. */
export const questionOf = ({ report }: Pick<SavedReportRow, 'report'>) => report as unknown as SavedQuestion;

export function toSavedReportView(row: SavedReportRow): SavedReportView {
  const { id, name, isShared, ownerId, createdAt, updatedAt } = row;
  return {
    id,
    name,
    report: questionOf(row),
    range: row.range as SavedReportView['range'],
    isShared,
    schedule: row.schedule as SavedReportView['schedule'],
    recipientIds: row.recipients.map(({ userId }) => userId),
    ownerId,
    createdAt,
    updatedAt,
  };
}

type Which = { tenantId: string; id: string };

export function countSavedReports(tx: Transaction, tenantId: string): Promise<number> {
  return tx.savedReport.count({ where: { tenantId } });
}

/** Those of a person and those that are shared, by name. */
export function listSavedReportRows(
  tx: Transaction,
  { tenantId, ownerId }: { tenantId: string; ownerId: string },
): Promise<SavedReportRow[]> {
  const where = { tenantId, OR: [{ isShared: true }, { ownerId }] };
  return tx.savedReport.findMany({ where, include: WITH_RECIPIENTS, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 200 });
}

/** The report, and nobody else changes or sends it until the transaction ends. */
export async function lockSavedReport(tx: Transaction, { tenantId, id }: Which): Promise<SavedReportRow | undefined> {
  await tx.$executeRaw`SELECT id FROM saved_reports WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return (await tx.savedReport.findUnique({ where: { tenantId_id: { tenantId, id } }, include: WITH_RECIPIENTS })) ?? undefined;
}

export async function insertSavedReport(tx: Transaction, row: Prisma.SavedReportCreateManyInput): Promise<void> {
  await tx.savedReport.createMany({ data: [row] });
}

export async function changeSavedReport(tx: Transaction, which: Which, data: Prisma.SavedReportUncheckedUpdateInput): Promise<void> {
  await tx.savedReport.update({ where: { tenantId_id: which }, data });
}

export async function deleteSavedReport(tx: Transaction, which: Which): Promise<void> {
  await tx.savedReport.deleteMany({ where: which });
}

/** From now on it is sent to these and nobody else. */
export async function setRecipients(tx: Transaction, { tenantId, id: reportId }: Which, userIds: readonly string[]): Promise<void> {
  await tx.savedReportRecipient.deleteMany({ where: { tenantId, reportId, userId: { notIn: [...userIds] } } });
  await tx.savedReportRecipient.createMany({ data: userIds.map((userId) => ({ tenantId, reportId, userId })), skipDuplicates: true });
}

/** Those of some people who are active members. */
export async function activeAmong(tx: Transaction, tenantId: string, userIds: readonly string[]): Promise<string[]> {
  const where: Prisma.MembershipWhereInput = { tenantId, userId: { in: [...userIds] }, status: 'active', user: { status: 'active' } };
  return (await tx.membership.findMany({ where, select: { userId: true }, orderBy: { userId: 'asc' } })).map(({ userId }) => userId);
}

/** Reports that are sent, whose last letter is older than the last day that there could be one of. */
export async function listScheduled(
  tx: Transaction,
  tenantId: string,
): Promise<{ id: string; schedule: string; sentUntil: Date | null }[]> {
  const where = { tenantId, schedule: { not: null }, recipients: { some: {} } };
  const rows = await tx.savedReport.findMany({ where, select: { id: true, schedule: true, sentUntil: true }, orderBy: { id: 'asc' } });
  return rows.flatMap(({ schedule, ...row }) => (schedule === null ? [] : [{ ...row, schedule }]));
}
