import type { z } from 'zod';

/** Something that became true, told to whoever asked to hear it. Other systems know only this, never the tables behind it. */
export interface Fact<Payload extends z.ZodType = z.ZodType> {
  /** `<system>.<what happened>`. */
  readonly name: string;
  /** Raised when the payload changes in a way that a hearer must know of. */
  readonly version: number;
  /** What kind of thing it happened to; facts of one thing are delivered in order of their making, at least once. */
  readonly aggregate: string;
  readonly payload: Payload;
  /** Partners may hear it by webhook, under its name: the sentence is for them, the payload is what they get (4.42). */
  readonly webhook?: { readonly describe: string };
}

const webhookFacts = new Map<string, Fact>();

export function defineFact<Payload extends z.ZodType>(fact: Fact<Payload>): Fact<Payload> {
  if (fact.webhook) webhookFacts.set(fact.name, fact);
  return Object.freeze(fact);
}

/** Every fact of this process that partners may hear, by name. */
export function listWebhookFacts(): Fact[] {
  return [...webhookFacts.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
