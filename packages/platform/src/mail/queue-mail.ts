import type { Context } from '@belvedere/kernel';
import { hashToken, newId } from '@belvedere/kernel/core';
import { composeLetter, type Letter } from '@belvedere/kernel/mail';
import { isLimited } from '../compliance/limits/is-limited.ts';
import { mailQueued } from './facts.ts';
import { mailToken, type MailPurpose } from './mail-token.ts';
import { insertMail } from './table.ts';
import { linkMails, notices, type LinkMailName, type LinkMailValues, type NoticeName, type NoticeValues } from './templates.ts';

/** Writes a mail in the running transaction; a job sends it after the commit, so that a crash loses none and a rollback sends none. */
export async function queueMail<Name extends NoticeName>(
  ctx: Context,
  mail: { to: string; template: Name; values: NoticeValues<Name> },
): Promise<void> {
  const write = notices[mail.template] as (values: object) => Letter;
  await queue(ctx, { to: mail.to, topic: mail.template, letter: write({ ...mail.values, publicUrl: ctx.services.publicUrl }) });
}

/** The same for a mail with a link that does something once: whoever holds a token of this hash may, and the token is in the mail only. */
export async function queueLinkMail<Name extends LinkMailName>(
  ctx: Context,
  mail: { id?: string | undefined; to: string; template: Name; values: LinkMailValues<Name> },
): Promise<{ id: string; tokenHash: string }> {
  const write = linkMails[mail.template] as (values: object) => ReturnType<(typeof linkMails)[Name]>;
  const { purpose, letter } = write({ ...mail.values, publicUrl: ctx.services.publicUrl });
  return queueLinkLetter(ctx, { id: mail.id, to: mail.to, purpose, letter });
}

/** The same for a letter that another room wrote, in which `TOKEN_MARK` stands where the token goes. */
export async function queueLinkLetter(
  ctx: Context,
  mail: { id?: string | undefined; to: string; purpose: MailPurpose; letter: Letter; calendar?: string | undefined },
): Promise<{ id: string; tokenHash: string }> {
  const { purpose: topic, ...draft } = mail;
  const id = await queue(ctx, { ...draft, topic });
  return { id, tokenHash: hashToken(mailToken(ctx.services.signingKey, mail.purpose, id)) };
}

/** The same for a letter that another room wrote; with a list, to a person who may take themselves off it. @returns the mail's id. */
export function queueLetter(
  ctx: Context,
  mail: { to: string; topic: string; letter: Letter } & ({ userId: string; list: string | null } | { userId?: never; list?: never }),
): Promise<string> {
  return queue(ctx, mail);
}

interface Draft {
  id?: string | undefined;
  to: string;
  topic: string;
  letter: Letter;
  userId?: string;
  list?: string | null;
  calendar?: string | undefined;
}

/** Letters that nobody needs: who allows no more than what is necessary does not get them. Notices are weighed where they are told. */
const MAY_BE_LEFT_OUT: ReadonlySet<string> = new Set(['invitation']);

async function queue(ctx: Context, mail: Draft): Promise<string> {
  const id = mail.id ?? newId();
  const { to: recipient, topic, userId = null, list = null, calendar = null } = mail;
  if (MAY_BE_LEFT_OUT.has(topic) && (await isLimited(ctx, { email: recipient }))) return id;
  const row = { tenantId: ctx.tenantId, id, recipient, topic, userId, list, calendar, createdAt: ctx.now };
  await insertMail(ctx.tx, { ...row, ...composeLetter(mail.letter) });
  await ctx.emit(mailQueued, { aggregateId: id, payload: { mailId: id } });
  return id;
}
