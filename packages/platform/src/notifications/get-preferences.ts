import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { categoryDefault, chooseMode, choiceKey, type Choices } from './choose-channels.ts';
import type { PreferencesView } from './schemas.ts';
import { findHours, listChoices } from './table.ts';
import { categoryOf, listTopics } from './topics.ts';

const NOTHING: Choices = new Map();

/** The one preference centre: what somebody hears of, how, and when. */
export async function getPreferences({ ctx }: Call<object>): Promise<PreferencesView> {
  const userId = callerId(ctx);
  const own = (await listChoices(ctx.tx, [userId])).get(userId) ?? NOTHING;
  const hours = (await findHours(ctx.tx, userId)) ?? fail(commonErrors.not_found);
  const by = { own, tenant: NOTHING };
  return {
    topics: listTopics().map((topic) => ({
      topic: topic.name,
      describe: topic.describe,
      category: categoryOf(topic),
      mandatory: topic.mandatory ?? false,
      in_app: chooseMode(topic, 'in_app', by),
      email: chooseMode(topic, 'email', by),
      webhook: chooseMode(topic, 'webhook', by),
    })),
    categories: { security: true, product: isOn(own, 'product'), marketing: isOn(own, 'marketing') },
    ...hours,
  };
}

export function isOn(own: Choices, category: 'product' | 'marketing'): boolean {
  return (own.get(choiceKey(category, 'email')) ?? categoryDefault(category, 'email')) !== 'off';
}
