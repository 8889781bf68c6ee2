import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { notificationsErrors } from './errors.ts';
import { getPreferences } from './get-preferences.ts';
import type { PreferencesView, UpdatePreferencesInput } from './schemas.ts';
import { findHours, setChoice, setHours } from './table.ts';
import { findTopic } from './topics.ts';

/** What is not named stays as it is. */
export async function updatePreferences({ ctx, input }: Call<UpdatePreferencesInput>): Promise<PreferencesView> {
  const userId = callerId(ctx);
  for (const { topic: name, channel, mode } of input.topics) {
    const topic = findTopic(name) ?? fail(notificationsErrors.topic_not_found);
    if (topic.mandatory && channel !== 'webhook') fail(notificationsErrors.mandatory);
    if (channel !== 'email' && mode !== 'off' && mode !== 'now') fail(notificationsErrors.mode_unfit);
    await setChoice(ctx.tx, { userId, topic: name, channel, mode });
  }
  for (const category of ['product', 'marketing'] as const) {
    const isWanted = input.categories[category];
    if (isWanted !== undefined) await setChoice(ctx.tx, { userId, topic: category, channel: 'email', mode: isWanted ? 'now' : 'off' });
  }
  const before = (await findHours(ctx.tx, userId)) ?? fail(commonErrors.not_found);
  const quiet = input.quiet === undefined ? { from: before.quietFrom, until: before.quietUntil } : input.quiet;
  const digest = input.digest ?? { at: before.digestAt, day: before.digestDay };
  const hours = { quietFrom: quiet?.from ?? null, quietUntil: quiet?.until ?? null, digestAt: digest.at, digestDay: digest.day };
  await setHours(ctx.tx, userId, hours);
  return getPreferences({ ctx, input: {} });
}
