import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { notificationsErrors } from './errors.ts';
import { getSubscription } from './get-subscription.ts';
import type { SubscriptionView, UnsubscribeInput } from './schemas.ts';
import { setChoice } from './table.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

/** Takes whom the link was sent to off the list, without a sign-in (RFC 8058). Done twice it is done. */
export async function unsubscribe({ ctx, input }: Call<UnsubscribeInput>): Promise<SubscriptionView> {
  const { userId, topic } = readUnsubscribeToken(ctx.services, input.token) ?? fail(notificationsErrors.link_invalid);
  const before = await getSubscription({ ctx, input });
  const lists = input.from === 'all' ? ['product', 'marketing'] : [topic];
  for (const list of lists) await setChoice(ctx.tx, { userId, topic: list, channel: 'email', mode: 'off' });
  ctx.changed({ before: { mail: before.topicMail }, after: { lists, mail: false } });
  return getSubscription({ ctx, input });
}
