import { defineJob, type JobCall, type Services } from '@belvedere/kernel';
import { isError } from '@belvedere/kernel/core';
import { mailErrors } from '@belvedere/kernel/mail';
import { mailQueued } from './facts.ts';
import { unsubscribePath, unsubscribeToken } from '../notifications/unsubscribe-token.ts';
import { isMailPurpose, mailToken, TOKEN_MARK, UNSUBSCRIBE_MARK } from './mail-token.ts';
import { findBrand } from '../white-label/table.ts';
import { findMail, markSent, noteFailure } from './table.ts';

/** Sends a waiting mail, once: what was sent is marked. A crash between the two sends it twice, which is better than never. */
async function sendMail({ services, tenantId, input, isLastAttempt, transaction }: JobCall<{ mailId: string }>): Promise<void> {
  const key = { tenantId, id: input.mailId };
  const waiting = await transaction(async ({ tx }) => {
    const [mail, brand] = [await findMail(tx, tenantId, input.mailId), await findBrand(tx, tenantId)];
    return mail && { mail, senderName: brand.senderName ?? brand.brandName ?? undefined };
  });
  if (!waiting || waiting.mail.sentAt) return;
  const { mail, senderName } = waiting;

  const token = isMailPurpose(mail.topic) ? mailToken(services.signingKey, mail.topic, mail.id) : '';
  const unsubscribeUrl = leaveUrl(services, mail);
  const fill = (text: string) => text.replaceAll(TOKEN_MARK, token).replaceAll(UNSUBSCRIBE_MARK, unsubscribeUrl ?? '');
  try {
    const { id, recipient: to, subject, text, html, calendar } = mail;
    await services.mailer.send({
      id,
      to,
      senderName,
      subject,
      text: fill(text),
      html: fill(html ?? ''),
      ...(calendar !== null && { calendar }),
      ...(unsubscribeUrl?.startsWith('https:') && { unsubscribeUrl }),
    });
  } catch (error) {
    // Some mails no server will ever take; trying them again would only look like a nuisance.
    const isFinal = isError(error, mailErrors.refused) || isError(error, mailErrors.bad_address);
    const words = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await transaction((ctx) => noteFailure(ctx.tx, key, { words, isGivenUp: isFinal || isLastAttempt }));
    if (isFinal) return;
    throw error;
  }
  await transaction((ctx) => markSent(ctx.tx, key, ctx.now));
}

/** By which its reader leaves the list of a mail; made now, so that it rests nowhere. */
function leaveUrl(
  { signingKey, publicUrl }: Pick<Services, 'signingKey' | 'publicUrl'>,
  { userId, list: topic, createdAt }: { userId: string | null; list: string | null; createdAt: Date },
): string | undefined {
  if (userId === null || topic === null) return undefined;
  return `${publicUrl}${unsubscribePath(unsubscribeToken(signingKey, { userId, topic }, createdAt))}`;
}

export const sendMailJob = defineJob({
  name: 'platform.send-mail',
  describe: 'Sends a waiting mail.',
  hears: mailQueued,
  attempts: 8,
  concurrency: 2,
  run: sendMail,
});
