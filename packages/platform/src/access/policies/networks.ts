import { BlockList, isIP } from 'node:net';

/** `203.0.113.0/24`, `2001:db8::/32`, or a single address. */
export function isNetwork(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 50) return false;
  const [address = '', bits] = text.split('/');
  const version = isIP(address);
  if (version === 0 || text.split('/').length > 2 || address.includes('%')) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** Whether an address lies in one of the networks. An IPv4 address that came as IPv6 is the IPv4 address. */
export function isWithin(address: string, networks: readonly unknown[]): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const version = isIP(plain);
  if (version === 0) return false;
  const list = new BlockList();
  for (const network of networks.filter(isNetwork)) {
    const [base = '', bits] = network.split('/');
    const family = isIP(base) === 4 ? 'ipv4' : 'ipv6';
    list.addSubnet(base, bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits), family);
  }
  return list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}
