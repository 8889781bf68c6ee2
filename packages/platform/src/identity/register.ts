import type { Call, Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { queueMail } from '../mail/queue-mail.ts';
import { mailGate } from '../attempts/gates.ts';
import { reserveAttempt } from '../attempts/table.ts';
import { beforeTransaction } from './before-transaction.ts';
import { hashPassword } from './hash-password.ts';
import { issueResetLink, issueVerifyLink } from './links.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { MailSent, RegisterInput } from './schemas.ts';
import { endSessions } from './sessions/session-service.ts';
import { findAccount, insertAccount, setPasswordHash, type Account } from './table.ts';

export const registration = beforeTransaction<RegisterInput, { passwordHash: string; mayMail: boolean }>(async ({ ctx, input }) => {
  requireGoodPassword(input.password, 'password', input);
  const passwordHash = await hashPassword(input.password);
  const { allowed } = await reserveAttempt(ctx.services.database, mailGate(input.email), ctx.services.clock.now());
  return { passwordHash, mayMail: allowed };
});

/** Answers the same whether or not the address has an account; its owner learns the truth by mail (A8). */
export async function register({ ctx, input }: Call<RegisterInput>): Promise<MailSent> {
  const { passwordHash, mayMail } = registration.resultFor(input);
  const { email, displayName, language, timezone } = input;
  const known = await findAccount(ctx.tx, { email });
  if (known) {
    if (mayMail) await tellOwner(ctx, known);
    return { status: 'mail_sent' };
  }
  const account = { id: newId(), email, displayName, passwordHash, language, timezone, status: 'pending' as const };
  const isNew = await insertAccount(ctx.tx, { ...account, emailVerifiedAt: null, createdAt: ctx.now });
  // Two registrations of one address at once: the other one has written the mail.
  if (isNew) await issueVerifyLink(ctx, account);
  ctx.changed({ after: { userId: isNew ? account.id : null } });
  return { status: 'mail_sent' };
}

async function tellOwner(ctx: Context, account: Account): Promise<void> {
  if (account.isVerified) return queueMail(ctx, { to: account.email, template: 'accountExists', values: { displayName: account.displayName } });
  // Registered twice and never verified: one of the two may be a stranger who waits for the owner to verify. So neither password
  // counts, and whoever reads the mail chooses one.
  await setPasswordHash(ctx.tx, account.id, null);
  await endSessions(ctx, account.id);
  await issueResetLink(ctx, account, { template: 'finishRegistration' });
}
