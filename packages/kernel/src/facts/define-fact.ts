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
}

export function defineFact<Payload extends z.ZodType>(fact: Fact<Payload>): Fact<Payload> {
  return Object.freeze(fact);
}
