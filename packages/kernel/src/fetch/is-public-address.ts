import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

// `unicast` alone would let through IPv4-compatible addresses (::7f00:1) and space that nobody has assigned.
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
// Azure answers its virtual machines here: an internal service behind a public address.
const PLATFORM_ADDRESSES = new Set(['168.63.129.16']);

/** Whether an IP address is of the public internet: no loopback, private, link-local, shared, translated, mapped or tunnelled range. */
export function isPublicAddress(address: string): boolean {
  if (!isIP(address) || PLATFORM_ADDRESSES.has(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}
