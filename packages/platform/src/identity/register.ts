import type { Call, Context } from '@belvedere/kernel';
import { hashToken, newId, newToken } from '@belvedere/kernel/core';
import { mailGate } from '../attempts/gates.ts';
import { reserveAttempt } from '../attempts/table.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { beforeTransaction } from './before-transaction.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';
import { issueMagicLink, issueResetLink, issueVerifyLink } from './links.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { MailSent, RegisterInput } from './schemas.ts';
import { endSessions } from './sessions/session-service.ts';
import { insertAccount, insertVerification, readAccount, setPasswordHash, type Account } from './table.ts';

interface Registration {
  passwordHash: string | null;
  mayMail: boolean;
  /** Who has the address already. */
  known: Account | undefined;
  /** The account waits to be verified and has this very password: its owner registers again. */
  isAgain: boolean;
}

/** One hash takes its time whoever it is: a waiting account's password is compared, any other hashed. */
export const registration = beforeTransaction<RegisterInput, Registration>(async ({ ctx, input }) => {
  const { database, clock } = ctx.services;
  const { password } = input;
  if (password !== undefined) await requireGoodPassword(password, 'password', input);
  const known = await readAccount(database, { email: input.email });
  const isWaiting = known?.isVerified === false;
  const isAgain = isWaiting && (password === undefined ? known.passwordHash === null : await verifyPassword(password, known.passwordHash));
  const passwordHash = isWaiting || password === undefined ? null : await hashPassword(password);
  const { allowed: mayMail } = await reserveAttempt(database, mailGate(input.email), clock.now());
  return { passwordHash, mayMail, known, isAgain };
});

/**
 * Answers the same whether or not the address has an account, after the same statements, so that neither words nor time tell (A8); its
 * owner learns by mail.
 */
export async function register({ ctx, input }: Call<RegisterInput>): Promise<MailSent> {
  const { passwordHash, mayMail, known, isAgain } = registration.resultFor(input);
  const { email, displayName, language, timezone } = input;
  const account = { id: newId(), email, displayName, passwordHash, language, timezone, status: 'pending' as const };
  const isNew = await insertAccount(ctx.tx, { ...account, emailVerifiedAt: null, createdAt: ctx.now });
  ctx.changed({ after: { userId: isNew ? account.id : null } });
  const issueLink = input.password === undefined ? issueMagicLink : issueVerifyLink;
  if (isNew && mayMail) await issueLink(ctx, account);
  // Nobody before, and yet not new: the same was sent twice at once, and the other one writes the mail.
  if (known && mayMail) await (isAgain ? issueLink(ctx, known) : tellOwner(ctx, known));
  return { status: 'mail_sent' };
}

async function tellOwner(ctx: Context, { id: userId, ...account }: Account): Promise<void> {
  const { email, displayName, isVerified } = account;
  if (isVerified) {
    await queueMail(ctx, { to: email, template: 'accountExists', values: { displayName } });
    // Opens nothing and has ended: only the time that it takes is wanted.
    await insertVerification(ctx.tx, {
      id: newId(),
      userId,
      email,
      tokenHash: hashToken(newToken()),
      createdAt: ctx.now,
      expiresAt: ctx.now,
    });
    return;
  }
  // Registered by two who chose different passwords, and never verified: one may be a stranger who waits for the owner to verify. So
  // neither password counts, and whoever reads the mail chooses one.
  await setPasswordHash(ctx.tx, userId, null);
  await endSessions(ctx, userId);
  await issueResetLink(ctx, { id: userId, email, displayName }, { template: 'finishRegistration' });
}
