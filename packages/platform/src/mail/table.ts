import type { Prisma, Transaction } from '@belvedere/db';

export async function insertMail(tx: Transaction, mail: Prisma.MailCreateManyInput): Promise<void> {
  await tx.mail.createMany({ data: [mail] });
}

export async function findMail(tx: Transaction, tenantId: string, id: string) {
  return tx.mail.findUnique({ where: { tenantId_id: { tenantId, id } } });
}

export async function markSent(tx: Transaction, mail: { tenantId: string; id: string }, sentAt: Date): Promise<void> {
  await tx.mail.update({ where: { tenantId_id: mail }, data: { sentAt, failure: null } });
}

export async function markFailed(tx: Transaction, mail: { tenantId: string; id: string }, failure: string): Promise<void> {
  await tx.mail.update({ where: { tenantId_id: mail }, data: { failure } });
}
