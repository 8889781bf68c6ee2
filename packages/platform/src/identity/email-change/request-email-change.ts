import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail, hashToken, newId, newToken } from '@belvedere/kernel/core';
import { mailGate } from '../../attempts/gates.ts';
import { reserveAttempt } from '../../attempts/table.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import { beforeTransaction } from '../before-transaction.ts';
import { issueEmailChange } from '../links.ts';
import { tellPerson } from '../notices.ts';
import type { EmailInput, MailSent } from '../schemas.ts';
import { findAccount, insertEmailChange } from '../table.ts';

export const emailChange = beforeTransaction<EmailInput, { mayMail: boolean }>(async ({ ctx, input }) => {
  const { database, clock } = ctx.services;
  const { allowed: mayMail } = await reserveAttempt(database, mailGate(input.email), clock.now());
  return { mayMail };
});

/**
 * Asks for another address. The old one is told at once, the new one gets a link, and nothing changes until that comes back. An address
 * that has an account answers the same; its owner is told (A8).
 */
export async function requestEmailChange({ ctx, input }: Call<EmailInput>): Promise<MailSent> {
  const { mayMail } = emailChange.resultFor(input);
  const account = (await findAccount(ctx.tx, { id: callerId(ctx) })) ?? fail(commonErrors.unauthenticated);
  const taken = await findAccount(ctx.tx, { email: input.email });
  if (mayMail) {
    if (taken) await tellTaken();
    else await issueEmailChange(ctx, account, input.email);
  }
  await tellPerson(ctx, account, { notice: 'emailChangeAsked', detail: input.email });
  return { status: 'mail_sent' };

  /** The same statements as for a free address, with a token that nobody has. */
  async function tellTaken(): Promise<void> {
    const { id: userId } = account;
    await queueMail(ctx, { to: input.email, template: 'accountExists', values: { displayName: taken?.displayName ?? '' } });
    const token = { id: newId(), userId, newEmail: input.email, tokenHash: hashToken(newToken()), createdAt: ctx.now, expiresAt: ctx.now };
    await insertEmailChange(ctx.tx, token);
  }
}
