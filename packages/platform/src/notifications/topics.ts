/** How somebody hears of something. */
export const CHANNELS = ['in_app', 'email', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The three lists of mail that a person may be on (4.5); every topic belongs to one. */
export const CATEGORIES = ['security', 'product', 'marketing'] as const;
export type Category = (typeof CATEGORIES)[number];

/** A kind of thing that people are told about, and what they choose by. */
export interface Topic {
  /** `<system>.<what it is about>`. */
  readonly name: string;
  /** One sentence for the preference centre, after the words “Tell me”. */
  readonly describe: string;
  /** The channels that are on until somebody chooses otherwise. */
  readonly channels: readonly Channel[];
  /** Nobody can turn off what keeps an account or a tenant safe: in the app and by mail at once, whatever was chosen. */
  readonly mandatory?: true;
  /** `product` unless said; `security` when it is mandatory. */
  readonly category?: Category;
}

const topics = new Map<string, Topic>();

/** Declares a topic; its owner does, beside the code that tells of it. */
export function defineTopic(topic: Topic): Topic {
  if (topics.has(topic.name)) throw new Error(`The topic ${topic.name} is declared twice.`);
  topics.set(topic.name, Object.freeze(topic));
  return topic;
}

export function findTopic(name: string): Topic | undefined {
  return topics.get(name);
}

export function categoryOf(topic: Topic): Category {
  return topic.mandatory ? 'security' : (topic.category ?? 'product');
}

/** Every topic of this process, by name. */
export function listTopics(): Topic[] {
  return [...topics.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
