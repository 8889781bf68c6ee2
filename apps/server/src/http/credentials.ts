import type { Context } from 'hono';

/** By its name in small letters. */
export type Header = (name: string) => string | undefined;

export interface Caller {
  header: Header;
  /** Of whoever opened the connection. */
  address: string | undefined;
  trustedHops: number;
}

/** The address of the caller. X-Forwarded-For counts only as far as it was written by proxies of ours (A14). */
export function callerIp({ header, address = '', trustedHops }: Caller): string {
  if (trustedHops === 0) return address;
  const chain = (header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return chain.at(-trustedHops) ?? address;
}

export function clientIp(c: Context, trustedHops: number): string {
  return callerIp({ header: (name) => c.req.header(name), address: socketAddress(c), trustedHops });
}

export function socketAddress(c: Context): string | undefined {
  return (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress;
}
