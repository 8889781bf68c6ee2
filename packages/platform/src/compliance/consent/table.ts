import type { ConsentRecordModel, ConsentTextModel, Prisma, Transaction } from '@belvedere/db';
import type { ConsentState, ConsentTextView, CreateTextInput, ListRecordsInput, ListTextsInput, RecordPage } from './schemas.ts';

const TEXT = { id: true, purpose: true, version: true, language: true, text: true, createdAt: true } satisfies Prisma.ConsentTextSelect;

/** Versions of one purpose and language count up; two who write one at once get two numbers. */
export async function insertText(
  tx: Transaction,
  text: CreateTextInput & { tenantId: string; id: string; createdById: string; createdAt: Date },
): Promise<ConsentTextView> {
  const { tenantId, id, purpose, language } = text;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`consent text|${tenantId}|${purpose}|${language}`}, 0))::text`;
  const last = await tx.consentText.aggregate({ where: { tenantId, purpose, language }, _max: { version: true } });
  await tx.consentText.createMany({ data: [{ ...text, version: (last._max.version ?? 0) + 1 }] });
  return tx.consentText.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } }, select: TEXT });
}

export async function findText(tx: Transaction, tenantId: string, id: string): Promise<ConsentTextModel | undefined> {
  return (await tx.consentText.findUnique({ where: { tenantId_id: { tenantId, id } } })) ?? undefined;
}

/** The newest version of each purpose and language. */
export async function listCurrentTexts(
  tx: Transaction,
  tenantId: string,
  { purpose, language }: ListTextsInput,
): Promise<ConsentTextView[]> {
  return tx.consentText.findMany({
    where: { tenantId, ...(purpose && { purpose }), ...(language && { language }) },
    select: TEXT,
    distinct: ['purpose', 'language'],
    orderBy: [{ purpose: 'asc' }, { language: 'asc' }, { version: 'desc' }],
    take: 500,
  });
}

export type Decider = { userId: string } | { visitKeyHash: string };

/** Of two decisions of one visitor at once, the second waits and counts. */
export async function lockDecider(tx: Transaction, tenantId: string, who: Decider): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`consent|${tenantId}|${JSON.stringify(who)}`}, 0))::text`;
}

/** What was decided about the purpose before ends now. */
export async function endDecisions(tx: Transaction, of: { tenantId: string; purpose: string; who: Decider }, at: Date): Promise<void> {
  const { tenantId, purpose, who } = of;
  await tx.consentRecord.updateMany({ where: { tenantId, purpose, ...who, withdrawnAt: null }, data: { withdrawnAt: at } });
}

export async function insertRecord(tx: Transaction, record: Prisma.ConsentRecordCreateManyInput): Promise<ConsentRecordModel> {
  await tx.consentRecord.createMany({ data: [record] });
  return tx.consentRecord.findUniqueOrThrow({ where: { tenantId_id: { tenantId: record.tenantId, id: record.id } } });
}

export async function listDecisions(tx: Transaction, tenantId: string, who: Decider): Promise<ConsentState['items']> {
  const rows = await tx.consentRecord.findMany({
    where: { tenantId, ...who, withdrawnAt: null },
    select: { purpose: true, granted: true, version: true, decidedAt: true },
    orderBy: { purpose: 'asc' },
    take: 100,
  });
  return rows;
}

/** Decisions with the very text that was agreed to, newest first. */
export async function listRecordRows(tx: Transaction, tenantId: string, input: ListRecordsInput): Promise<RecordPage['items']> {
  const { cursor, limit, purpose, userId } = input;
  const rows = await tx.consentRecord.findMany({
    where: { tenantId, ...(cursor && { id: { lt: cursor } }), ...(purpose && { purpose }), ...(userId && { userId }) },
    include: { text: { select: { text: true, language: true } } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return rows.map(({ text, ...row }) => ({ ...row, ...text }));
}
