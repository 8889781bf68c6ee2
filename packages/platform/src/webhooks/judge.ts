import { DAY, HOUR, MINUTE, SECOND } from '@belvedere/kernel/core';

/** How long after the one before each attempt is made; the first at once. 75 hours in all (W2). */
const DELAYS = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
export const ATTEMPTS = DELAYS.length;
/** So much of a delay is added by chance, so that what failed together is not tried again together. */
const JITTER = 0.1;
const LONGEST_WISH = DAY;

/** What came back from an attempt. */
export interface Outcome {
  /** Missing when nothing came back. */
  status: number | null;
  retryAfter: string | undefined;
}

export type Verdict =
  | { kind: 'delivered' }
  | { kind: 'again'; at: Date }
  /** Given up; with `gone` the partner asked for nothing more. */
  | { kind: 'failed'; gone: boolean };

/**
 * What becomes of a delivery. Only 2xx is a success: a redirect is a failure, as its goal was never given to us. 410 ends the webhook.
 * Where the partner says when it has time again (429, 502, 503, 504), the next attempt waits for that, a day at most.
 */
export function judge(outcome: Outcome, made: { attempt: number; now: Date; random: number }): Verdict {
  const { status } = outcome;
  if (status !== null && status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'failed', gone: true };
  const delay = DELAYS[made.attempt];
  if (delay === undefined) return { kind: 'failed', gone: false };
  const planned = delay * (1 + JITTER * made.random);
  return { kind: 'again', at: new Date(made.now.getTime() + Math.max(planned, wish(outcome, made.now))) };
}

/** Milliseconds that Retry-After asks for: seconds, or a date. */
function wish({ status, retryAfter }: Outcome, now: Date): number {
  if (retryAfter === undefined || ![429, 502, 503, 504].includes(status ?? 0)) return 0;
  const wanted = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - now.getTime();
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, 0), LONGEST_WISH) : 0;
}
