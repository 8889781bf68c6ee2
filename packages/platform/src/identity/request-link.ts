import type { Context } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { linkRequested, type LinkRequest } from './facts.ts';
import type { MailSent } from './schemas.ts';

/** Does the same for every address (A8): a job finds out whether there is anything to send. */
export async function requestLink(ctx: Context, link: LinkRequest): Promise<MailSent> {
  const mailId = newId();
  await ctx.emit(linkRequested, { aggregateId: mailId, payload: { mailId, ...link } });
  return { status: 'mail_sent' };
}
