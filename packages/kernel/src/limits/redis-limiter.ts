import { Redis } from 'ioredis';
import { checkedCost, emissionOf, verdictOf } from './gcra.ts';
import type { Limiter } from './limiter.ts';

// `gcra` in one step on the server and by the server's clock, so that any number of processes count as one.
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local base = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local after = base + ARGV[1] * ARGV[3]
if after - now > tonumber(ARGV[2]) then return { 0, base - now } end
redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000))
return { 1, after - now }`;

/** Counts in Redis. While that is away, `fallback` counts in its place: limits get wider by the number of processes, never open. */
export function createRedisLimiter({
  redis,
  fallback,
  onError,
}: {
  redis: Redis;
  fallback: Limiter;
  onError: (error: unknown) => void;
}): Limiter {
  return {
    take: async (key, policy, cost = 1) => {
      const { interval, tolerance } = emissionOf(policy);
      const costs = checkedCost(cost, policy);
      try {
        const [allowed, ahead] = numbers(await redis.eval(SCRIPT, 1, `rate:${policy.name}:${key}`, interval, tolerance, costs));
        return verdictOf({ allowed: allowed === 1, ahead: ahead ?? 0, policy, cost });
      } catch (error) {
        onError(error);
        return fallback.take(key, policy, cost);
      }
    },
  };
}

/** A connection that answers quickly or not at all: a call must not wait for a limiter. It connects again by itself. */
export function connectRedis({
  url,
  onError,
  answerWithin = 250,
}: {
  url: string;
  onError: (error: unknown) => void;
  /** Milliseconds. */
  answerWithin?: number;
}): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 2_000,
    commandTimeout: answerWithin,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  return redis.on('error', onError);
}

function numbers(answer: unknown): number[] {
  if (!Array.isArray(answer)) throw new TypeError('Redis gave no list.');
  return answer.map(Number);
}
