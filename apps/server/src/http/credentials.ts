import type { Context } from 'hono';

/** The address of the caller. X-Forwarded-For counts only as far as it was written by proxies of ours (A14). */
export function clientIp(c: Context, trustedHops: number): string {
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? '';
  if (trustedHops === 0) return socket;
  const chain = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return chain.at(-trustedHops) ?? socket;
}
