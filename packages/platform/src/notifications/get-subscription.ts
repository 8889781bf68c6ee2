import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { chooseMode, type Choices } from './choose-channels.ts';
import { notificationsErrors } from './errors.ts';
import { isOn } from './get-preferences.ts';
import type { SubscriptionInput, SubscriptionView } from './schemas.ts';
import { listChoices } from './table.ts';
import { findTopic } from './topics.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

const NOTHING: Choices = new Map();

/** What the link of a mail is about, and what comes at present. It changes nothing: scanners of mail follow links. */
export async function getSubscription({ ctx, input }: Call<SubscriptionInput>): Promise<SubscriptionView> {
  const { userId, topic: name } = readUnsubscribeToken(ctx.services, input.token) ?? fail(notificationsErrors.link_invalid);
  const topic = findTopic(name) ?? fail(notificationsErrors.link_invalid);
  const own = (await listChoices(ctx.tx, [userId])).get(userId) ?? NOTHING;
  return {
    topic: topic.name,
    describe: topic.describe,
    topicMail: chooseMode(topic, 'email', { own, tenant: NOTHING }) !== 'off',
    anyMail: isOn(own, 'product') || isOn(own, 'marketing'),
  };
}
