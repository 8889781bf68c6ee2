import type { Prisma, Transaction } from '@belvedere/db';

export async function insertMail(tx: Transaction, mail: Prisma.MailCreateManyInput): Promise<void> {
  await tx.mail.createMany({ data: [mail] });
}

export async function findMail(tx: Transaction, tenantId: string, id: string) {
  return tx.mail.findUnique({ where: { tenantId_id: { tenantId, id } } });
}

export async function markSent(tx: Transaction, mail: { tenantId: string; id: string }, sentAt: Date): Promise<void> {
  await tx.mail.update({ where: { tenantId_id: mail }, data: { sentAt, failure: null, attempts: { increment: 1 } } });
}

/** Writes down an attempt that failed; with the last one the mail is given up. */
export async function noteFailure(
  tx: Transaction,
  mail: { tenantId: string; id: string },
  { words, isGivenUp }: { words: string; isGivenUp: boolean },
): Promise<void> {
  const data = { lastError: words, attempts: { increment: 1 }, ...(isGivenUp && { failure: words }) };
  await tx.mail.update({ where: { tenantId_id: mail }, data });
}

/** Has a mail wait again, whether it was sent or given up. @returns whether there is one. */
export async function requeue(tx: Transaction, tenantId: string, id: string): Promise<boolean> {
  const { count } = await tx.mail.updateMany({ where: { tenantId, id }, data: { sentAt: null, failure: null } });
  return count === 1;
}
