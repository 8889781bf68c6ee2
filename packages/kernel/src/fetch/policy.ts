import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { fail } from '../core/index.ts';
import { fetchErrors } from './errors.ts';
import { isPublicAddress } from './is-public-address.ts';

/** Where requests may go. It is passed explicitly, so that no setting can loosen the one of production. */
export interface FetchPolicy {
  readonly protocols: readonly string[];
  readonly ports: readonly number[];
  /** All addresses of a host name. */
  resolve(hostname: string): Promise<string[]>;
  allowsAddress(address: string): boolean;
}

export const publicInternet: FetchPolicy = Object.freeze({
  protocols: Object.freeze(['https:', 'http:']),
  ports: Object.freeze([80, 443]),
  resolve: async (hostname: string) => (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address),
  allowsAddress: isPublicAddress,
});

/** The public internet and some ports of this machine: for tests and for trying things out, never for a server that others use. */
export function withLoopback(ports: readonly number[]): FetchPolicy {
  const isLoopback = (address: string) => address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
  return {
    ...publicInternet,
    ports: [...publicInternet.ports, ...ports],
    allowsAddress: (address) => isLoopback(address) || isPublicAddress(address),
  };
}

/**
 * The addresses to which a request for this URL may connect. One forbidden address among several refuses the name, and a name that is
 * not there answers like a forbidden one: the difference would map the network behind us.
 */
export async function checkedAddresses(url: URL, policy: FetchPolicy): Promise<string[]> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (!policy.protocols.includes(url.protocol) || !policy.ports.includes(port)) fail(fetchErrors.refused);
  if (url.username || url.password || !url.hostname) fail(fetchErrors.refused);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolveOrRefuse(host, policy);
  if (addresses.length === 0 || !addresses.every((address) => isIP(address) && policy.allowsAddress(address))) fail(fetchErrors.refused);
  return addresses;
}

async function resolveOrRefuse(host: string, policy: FetchPolicy): Promise<string[]> {
  try {
    return await policy.resolve(host);
  } catch (cause) {
    return fail(fetchErrors.refused, { cause });
  }
}
