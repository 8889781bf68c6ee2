import type { Context } from '@belvedere/kernel';
import { HOUR, MINUTE } from '@belvedere/kernel/core';
import { queueLinkMail } from '../mail/queue-mail.ts';
import { insertEmailChange, insertMagicLink, insertReset, insertVerification, type Account } from './table.ts';

const VERIFY_WITHIN = HOUR;
const RESET_WITHIN = 30 * MINUTE;
const SIGN_IN_WITHIN = 15 * MINUTE;

type Person = Pick<Account, 'id' | 'email' | 'displayName'>;

/** Mails a link that verifies the address. */
export async function issueVerifyLink(ctx: Context, { id: userId, email, displayName }: Person, mailId?: string): Promise<void> {
  const { id, tokenHash } = await queueLinkMail(ctx, { id: mailId, to: email, template: 'verifyEmail', values: { displayName } });
  await insertVerification(ctx.tx, {
    id,
    userId,
    email,
    tokenHash,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + VERIFY_WITHIN),
  });
}

/** Mails a link that sets a password. */
export async function issueResetLink(
  ctx: Context,
  { id: userId, email, displayName }: Person,
  { mailId, template = 'resetPassword' }: { mailId?: string; template?: 'resetPassword' | 'finishRegistration' } = {},
): Promise<void> {
  const { id, tokenHash } = await queueLinkMail(ctx, { id: mailId, to: email, template, values: { displayName } });
  await insertReset(ctx.tx, { id, userId, tokenHash, createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + RESET_WITHIN) });
}

/** Mails a link that signs in. */
export async function issueMagicLink(ctx: Context, { id: userId, email, displayName }: Person, mailId?: string): Promise<void> {
  const { id, tokenHash } = await queueLinkMail(ctx, { id: mailId, to: email, template: 'magicLink', values: { displayName } });
  await insertMagicLink(ctx.tx, { id, userId, tokenHash, createdAt: ctx.now, expiresAt: new Date(ctx.now.getTime() + SIGN_IN_WITHIN) });
}

/** Mails a link to a new address that makes it the person's. */
export async function issueEmailChange(ctx: Context, { id: userId, displayName }: Person, newEmail: string): Promise<void> {
  const { id, tokenHash } = await queueLinkMail(ctx, { to: newEmail, template: 'changeEmail', values: { displayName } });
  const expiresAt = new Date(ctx.now.getTime() + VERIFY_WITHIN);
  await insertEmailChange(ctx.tx, { id, userId, newEmail, tokenHash, createdAt: ctx.now, expiresAt });
}
