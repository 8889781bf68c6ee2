import { defineJob, type Context, type JobCall } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { holdersOf } from '../access/holders-of.ts';
import { isLimited } from '../compliance/limits/is-limited.ts';
import { queueLetter } from '../mail/queue-mail.ts';
import { chooseMode, type Choices } from './choose-channels.ts';
import { emailTime } from './email-time.ts';
import { notificationRaised, noticeRaised } from './facts.ts';
import { noticeLetter } from './notice-letter.ts';
import { forgetRecipients, insertNotifications, listChoices, listRecipients, lockNotice, toldOf } from './table.ts';
import { findTopic, type Topic } from './topics.ts';

const NOTHING_CHOSEN: Choices = new Map();

/**
 * Tells a notice to its people, each the way they chose. One transaction: who was told is written down with what was sent, so that a
 * crash tells nobody twice.
 */
async function deliverNotice({ services, tenantId, input, transaction }: JobCall<{ noticeId: string }>): Promise<void> {
  await transaction(async (ctx) => {
    const notice = await lockNotice(ctx.tx, tenantId, input.noticeId);
    const topic = notice && findTopic(notice.topic);
    if (!topic) {
      services.log.warn({ notice_id: input.noticeId }, 'a notice of no topic was not told');
      return;
    }
    const told = await toldOf(ctx.tx, tenantId, notice.id);
    const wanted = notice.scope === null ? notice.userIds : await holdersOf(ctx, notice.scope);
    const people = (await listRecipients(ctx.tx, tenantId, wanted)).filter(({ userId }) => !told.has(userId));
    const chosen = await listChoices(ctx.tx, wanted);
    const rows = [];
    for (const person of people) {
      const by = { own: chosen.get(person.userId) ?? NOTHING_CHOSEN, tenant: NOTHING_CHOSEN };
      // Whoever allows no more than what is necessary gets what has to be told, and nothing else by mail.
      const mayWrite = person.isVerified && (topic.mandatory || !(await isLimited(ctx, person)));
      const mode = mayWrite ? chooseMode(topic, 'email', by) : 'off';
      const at = mode === 'off' ? null : topic.mandatory ? ctx.now : emailTime(mode, ctx.now, person);
      const isDue = at !== null && at <= ctx.now;
      const id = newId();
      if (chooseMode(topic, 'webhook', by) !== 'off')
        await ctx.emit(notificationRaised, { aggregateId: id, payload: { notificationId: id, userId: person.userId, topic: topic.name } });
      rows.push({
        tenantId,
        id,
        noticeId: notice.id,
        userId: person.userId,
        type: topic.name,
        message: notice.subject,
        actionUrl: notice.actionPath,
        inApp: chooseMode(topic, 'in_app', by) !== 'off',
        emailDueAt: isDue ? null : at,
        mailId: isDue ? await mailTo(ctx, { person, topic }, notice) : null,
        createdAt: notice.createdAt,
      });
    }
    await insertNotifications(ctx.tx, rows);
    await forgetRecipients(ctx.tx, tenantId, notice.id);
  });
}

function mailTo(
  ctx: Context,
  { person, topic }: { person: { userId: string; email: string }; topic: Topic },
  notice: { subject: string; lines: string[]; actionPath: string | null },
): Promise<string> {
  const letter = noticeLetter(notice, { publicUrl: ctx.services.publicUrl, mandatory: topic.mandatory });
  const list = topic.mandatory ? null : topic.name;
  return queueLetter(ctx, { to: person.email, userId: person.userId, list, topic: 'notice', letter });
}

export const deliverNoticeJob = defineJob({
  name: 'platform.deliver-notice',
  describe: 'Tells a notice to its people, each the way they chose.',
  hears: noticeRaised,
  attempts: 8,
  concurrency: 2,
  run: deliverNotice,
});
