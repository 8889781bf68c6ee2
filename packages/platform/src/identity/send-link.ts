import { defineJob, type JobCall } from '@belvedere/kernel';
import { isMailQueued } from '../mail/is-mail-queued.ts';
import { mailGate } from '../attempts/gates.ts';
import { reserveAttempt } from '../attempts/table.ts';
import { linkRequested, type LinkRequest } from './facts.ts';
import { issueMagicLink, issueResetLink, issueVerifyLink } from './links.ts';
import { findAccount, maySignIn } from './table.ts';

/** Writes the mail that was asked for, if there is somebody to write to and not too many were asked for. Done twice, it is one mail. */
async function sendLink({ services, input, attempt, transaction }: JobCall<LinkRequest & { mailId: string }>): Promise<void> {
  const { mailId, purpose, email } = input;
  if (attempt === 1) {
    const { allowed } = await reserveAttempt(services.database, mailGate(email), services.clock.now());
    if (!allowed) return;
  }
  await transaction(async (ctx) => {
    if (await isMailQueued(ctx, mailId)) return;
    const account = await findAccount(ctx.tx, { email });
    if (!account || !maySignIn(account)) return;
    if (purpose === 'reset_password') await issueResetLink(ctx, account, { mailId });
    else if (purpose === 'magic_link') await issueMagicLink(ctx, account, mailId);
    else if (!account.isVerified) await issueVerifyLink(ctx, account, mailId);
  });
}

export const sendLinkJob = defineJob({
  name: 'platform.send-link',
  describe: 'Writes the mail that somebody asked for to verify an address, choose a password or sign in.',
  hears: linkRequested,
  attempts: 5,
  concurrency: 2,
  run: sendLink,
});
