export { createMemoryLimiter } from './memory-limiter.ts';
export { createSemaphore, type Semaphore } from './create-semaphore.ts';
export { gcra, type RatePolicy, type RateVerdict } from './gcra.ts';
export { enforceLimits, type Limiter } from './limiter.ts';
export { rateLimitHeaders } from './rate-limit-headers.ts';
