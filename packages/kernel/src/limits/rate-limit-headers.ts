import type { RateVerdict } from './gcra.ts';

/** The headers of draft-ietf-httpapi-ratelimit-headers for what was taken, and `Retry-After` where a call was refused (K4). */
export function rateLimitHeaders(verdicts: readonly RateVerdict[]): Record<string, string> {
  if (verdicts.length === 0) return {};
  const waits = verdicts.filter(({ allowed }) => !allowed).map(({ resetSeconds }) => resetSeconds);
  return {
    'RateLimit-Policy': verdicts.map(({ policy }) => `${quoted(policy.name)};q=${policy.limit};w=${policy.windowSeconds}`).join(', '),
    RateLimit: verdicts.map(({ policy, remaining, resetSeconds }) => `${quoted(policy.name)};r=${remaining};t=${resetSeconds}`).join(', '),
    ...(waits.length > 0 && { 'Retry-After': String(Math.max(1, ...waits)) }),
  };
}

function quoted(name: string): string {
  if (!/^[a-z0-9_-]{1,64}$/.test(name)) throw new TypeError(`A rate policy can not be called ${name}.`);
  return `"${name}"`;
}
