import type { LimitPort, RateClass } from '@belvedere/kernel';
import { rateLimitHeaders, type Limiter, type RatePolicy } from '@belvedere/kernel/limits';

/** How often one caller may do what: bursts are absorbed, the mean holds. */
const POLICIES: Record<RateClass, RatePolicy> = {
  read: { name: 'read', limit: 1200, windowSeconds: 60 },
  write: { name: 'write', limit: 600, windowSeconds: 60 },
  auth: { name: 'auth', limit: 30, windowSeconds: 60 },
  upload: { name: 'upload', limit: 600, windowSeconds: 60 },
  heavy: { name: 'heavy', limit: 60, windowSeconds: 60 },
};

/** The kernel's limits by a counter of this process or of all (Redis). `factor` widens them, for tests that call much. */
export function createLimits(limiter: Limiter, factor = 1): LimitPort {
  return {
    async check({ rate, principal }) {
      const policy = POLICIES[rate];
      const verdict = await limiter.take(principal, { ...policy, limit: policy.limit * factor });
      return { allowed: verdict.allowed, retryAfter: verdict.resetSeconds, headers: rateLimitHeaders([verdict]), policy: policy.name };
    },
  };
}
