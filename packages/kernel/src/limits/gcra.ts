/** So many calls in a time: `{ name: 'burst', limit: 100, windowSeconds: 60 }`. The name is shown to callers: a–z, 0–9, dash. */
export interface RatePolicy {
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateVerdict {
  readonly policy: RatePolicy;
  readonly allowed: boolean;
  /** What is left at once. */
  readonly remaining: number;
  /** Seconds until everything is there again; after a refusal, until this call would be allowed. */
  readonly resetSeconds: number;
}

/** What has to be known of a policy to decide, in whole microseconds, so that no rounding ever takes the last call away. */
export interface Emission {
  /** Time in which one call grows back. */
  readonly interval: number;
  /** How far ahead of now the calls made may be. */
  readonly tolerance: number;
}

export function emissionOf({ limit, windowSeconds }: RatePolicy): Emission {
  const interval = Math.floor((windowSeconds * 1_000_000) / limit);
  return { interval, tolerance: interval * limit };
}

/**
 * The generic cell rate algorithm: one number per key, no window whose edge lets twice as much through. `state` is the time at which all
 * calls made would have grown back (undefined: none were made), in microseconds like `now`. A refused call does not change it.
 */
export function gcra({ state, now, policy, cost = 1 }: { state: number | undefined; now: number; policy: RatePolicy; cost?: number }): {
  state: number;
  verdict: RateVerdict;
} {
  const { interval, tolerance } = emissionOf(policy);
  const base = Math.max(state ?? now, now);
  const next = base + interval * checkedCost(cost, policy);
  const allowed = next - now <= tolerance;
  return { state: allowed ? next : base, verdict: verdictOf({ allowed, ahead: (allowed ? next : base) - now, policy, cost }) };
}

/** The verdict by how many microseconds the state lies ahead of now. */
export function verdictOf({
  allowed,
  ahead,
  policy,
  cost,
}: {
  allowed: boolean;
  ahead: number;
  policy: RatePolicy;
  cost: number;
}): RateVerdict {
  const { interval, tolerance } = emissionOf(policy);
  const wait = allowed ? ahead : ahead + interval * cost - tolerance;
  return { policy, allowed, remaining: Math.max(0, Math.floor((tolerance - ahead) / interval)), resetSeconds: Math.ceil(wait / 1_000_000) };
}

export function checkedCost(cost: number, { limit, name }: RatePolicy): number {
  if (!Number.isInteger(cost) || cost < 1 || cost > limit) throw new RangeError(`A call that costs ${cost} can never pass ${name}.`);
  return cost;
}
