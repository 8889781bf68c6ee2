import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { notificationsErrors } from './errors.ts';
import { getSubscription } from './get-subscription.ts';
import type { SubscriptionInput, SubscriptionView } from './schemas.ts';
import { setChoice } from './table.ts';
import { categoryOf, findTopic } from './topics.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

/** Takes back an unsubscription that was a mistake, by the same link. */
export async function resubscribe({ ctx, input }: Call<SubscriptionInput>): Promise<SubscriptionView> {
  const { userId, topic: name } = readUnsubscribeToken(ctx.services, input.token) ?? fail(notificationsErrors.link_invalid);
  const topic = findTopic(name) ?? fail(notificationsErrors.link_invalid);
  await setChoice(ctx.tx, { userId, topic: name, channel: 'email', mode: 'now' });
  await setChoice(ctx.tx, { userId, topic: categoryOf(topic), channel: 'email', mode: 'now' });
  ctx.changed({ after: { lists: [name], mail: true } });
  return getSubscription({ ctx, input });
}
