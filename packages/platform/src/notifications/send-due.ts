import { defineSchedule, type Context } from '@belvedere/kernel';
import type { Letter } from '@belvedere/kernel/mail';
import { queueLetter } from '../mail/queue-mail.ts';
import { chooseMode, type Choices } from './choose-channels.ts';
import { digestLetter, noticeLetter } from './notice-letter.ts';
import { closeDue, listChoices, listRecipients, lockDue, type DueRow } from './table.ts';
import { findTopic } from './topics.ts';

const BATCH = 500;
const NOTHING: Choices = new Map();

/** Mails what waited for the end of quiet hours or for its digest: everything of one person in one mail. */
async function sendDue(ctx: Context): Promise<void> {
  const rows = await lockDue(ctx.tx, ctx.tenantId, { now: ctx.now, limit: BATCH });
  if (rows.length === 0) return;
  const userIds = [...new Set(rows.map(({ userId }) => userId))];
  const people = new Map((await listRecipients(ctx.tx, ctx.tenantId, userIds)).map((person) => [person.userId, person]));
  const chosen = await listChoices(ctx.tx, userIds);
  for (const userId of userIds) {
    const person = people.get(userId);
    const own = chosen.get(userId) ?? NOTHING;
    const all = rows.filter((row) => row.userId === userId);
    // What somebody turned off meanwhile is not sent, nor to somebody who has gone.
    const wanted = person?.isVerified ? all.filter((row) => isWanted(row, own)) : [];
    const ids = new Set(wanted.map(({ id }) => id));
    if (person && wanted.length > 0) {
      const letter = letterOf(wanted, ctx.services);
      const mailId = await queueLetter(ctx, { to: person.email, userId, list: wanted[0]!.topic, topic: 'notice', letter });
      await closeDue(ctx.tx, ctx.tenantId, { ids: [...ids], mailId });
    }
    const dropped = all.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
    if (dropped.length > 0) await closeDue(ctx.tx, ctx.tenantId, { ids: dropped, mailId: null });
  }
}

function isWanted(row: DueRow, own: Choices): boolean {
  const topic = findTopic(row.topic);
  return topic !== undefined && chooseMode(topic, 'email', { own, tenant: NOTHING }) !== 'off';
}

function letterOf(rows: readonly DueRow[], site: { publicUrl: string }): Letter {
  const [only] = rows;
  return rows.length === 1 && only ? noticeLetter(only, site) : digestLetter(rows, site);
}

export const sendDueNotices = defineSchedule({
  name: 'notifications.send-due',
  describe: 'Mails what waited for the end of quiet hours or for a digest.',
  cron: '*/5 * * * *',
  run: ({ eachTenant }) => eachTenant(sendDue),
});
