import { categoryOf, type Channel, type Topic } from './topics.ts';

/** How somebody hears of a topic by a channel. Digests are for mail only. */
export const MODES = ['off', 'now', 'daily', 'weekly'] as const;
export type Mode = (typeof MODES)[number];

/** Modes by `<topic or category>:<channel>`. */
export type Choices = ReadonlyMap<string, Mode>;

export const choiceKey = (topic: string, channel: Channel): string => `${topic}:${channel}`;

/**
 * How somebody hears of a topic by a channel. A category that is off turns off all its topics; then counts what the person chose for
 * the topic, what the tenant did, and what the topic's owner meant. What is mandatory can't be turned off or put off.
 */
export function chooseMode(topic: Topic, channel: Channel, by: { own: Choices; tenant: Choices }): Mode {
  if (topic.mandatory && channel !== 'webhook') return 'now';
  const category = categoryOf(topic);
  const ofCategory = by.own.get(choiceKey(category, channel)) ?? categoryDefault(category, channel);
  if (ofCategory === 'off') return 'off';
  const key = choiceKey(topic.name, channel);
  return by.own.get(key) ?? by.tenant.get(key) ?? (topic.channels.includes(channel) ? 'now' : 'off');
}

/** Advertising by mail is for those who asked for it (4.5). */
export function categoryDefault(category: string, channel: Channel): Mode {
  return category === 'marketing' && channel === 'email' ? 'off' : 'now';
}
