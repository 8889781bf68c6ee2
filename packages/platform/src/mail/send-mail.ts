import { defineJob, type JobCall } from '@belvedere/kernel';
import { mailQueued } from './facts.ts';
import { mailToken, type MailPurpose } from './mail-token.ts';
import { TOKEN_MARK } from './render-mail.ts';
import { findMail, markFailed, markSent } from './table.ts';

const PURPOSES: readonly string[] = ['verify_email', 'reset_password', 'invitation'] satisfies MailPurpose[];

/** Sends a waiting mail, once: what was sent is marked. A crash between the two sends it twice, which is better than never. */
export async function sendMail({ services, tenantId, input, isLastAttempt, transaction }: JobCall<{ mailId: string }>): Promise<void> {
  const key = { tenantId, id: input.mailId };
  const mail = await transaction((ctx) => findMail(ctx.tx, tenantId, input.mailId));
  if (!mail || mail.sentAt) return;

  const token = isPurpose(mail.topic) ? mailToken(services.signingKey, mail.topic, mail.id) : '';
  const fill = (text: string) => text.replaceAll(TOKEN_MARK, token);
  try {
    const { recipient: to, subject, text, html } = mail;
    await services.mailer.send({ to, subject, text: fill(text), ...(html !== null && { html: fill(html) }) });
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    if (isLastAttempt) await transaction((ctx) => markFailed(ctx.tx, key, words));
    throw error;
  }
  await transaction((ctx) => markSent(ctx.tx, key, ctx.now));
}

export const sendMailJob = defineJob({
  name: 'platform.send-mail',
  describe: 'Sends a waiting mail.',
  hears: mailQueued,
  attempts: 8,
  concurrency: 2,
  run: sendMail,
});

function isPurpose(topic: string): topic is MailPurpose {
  return PURPOSES.includes(topic);
}
