import { commonErrors, fail } from '../core/index.ts';
import type { RatePolicy, RateVerdict } from './gcra.ts';

/** Counts calls by key. The key carries the tenant, and what it stands for is the caller's business: an API key, an account, a network. */
export interface Limiter {
  take(key: string, policy: RatePolicy, cost?: number): Promise<RateVerdict>;
}

/** Takes from several policies at once and fails with `common.rate_limited` at the first that is used up. */
export async function enforceLimits(limiter: Limiter, key: string, policies: readonly RatePolicy[]): Promise<RateVerdict[]> {
  const verdicts: RateVerdict[] = [];
  for (const policy of policies) {
    const verdict = await limiter.take(key, policy);
    if (!verdict.allowed)
      fail(commonErrors.rate_limited, { retryAfter: verdict.resetSeconds, data: { 'violated-policies': [policy.name] } });
    verdicts.push(verdict);
  }
  return verdicts;
}
