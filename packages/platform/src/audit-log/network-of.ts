import { isIPv4, isIPv6 } from 'node:net';

/** The network of an address: its first 24 bits (IPv4) or 48 (IPv6). Enough to see where a call came from, too little to name a person. */
export function networkOf(address: string): string | null {
  const ipv4 = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(ipv4)) return `${ipv4.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(address)) return null;
  const [head = '', tail] = address.split('%', 1).join('').split('::');
  const left = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - left.length - tail.split(':').filter(Boolean).length;
  const groups = [...left, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...(tail ?? '').split(':').filter(Boolean)];
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}
