import { isId } from '@belvedere/kernel';
import { getDomain } from 'tldts';

/** A domain that may show an embed: `example.org`, or `*.example.org` for everything below it. */
export function canonicalDomain(text: string): string | undefined {
  const wildcard = text.startsWith('*.');
  const host = wildcard ? text.slice(2) : text;
  const [, written, port] = /^([^:/?#@\s]+)(?::(\d{1,5}))?$/.exec(host) ?? [];
  if (written === undefined || (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))) return undefined;
  const name = URL.parse(`https://${written}`)?.hostname;
  if (name === undefined) return undefined;
  const isLocal = name === 'localhost' || /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
  // A wildcard on a public suffix such as *.com or *.github.io would allow whoever gets a name below it (E3).
  if (wildcard && (isLocal || getDomain(name, { allowPrivateDomains: true }) === null)) return undefined;
  if (!isLocal && !/^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(name)) return undefined;
  return (wildcard ? '*.' : '') + name + (port === undefined ? '' : `:${Number(port)}`);
}

/** `frame-ancestors` sources for the domains of an embed; none means that nobody may frame it (E2). */
export function frameAncestors(domains: readonly string[]): string {
  if (domains.length === 0) return "'none'";
  return domains.flatMap((domain) => (isLocalDomain(domain) ? [`http://${domain}`, `https://${domain}`] : [`https://${domain}`])).join(' ');
}

function isLocalDomain(domain: string): boolean {
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(domain);
}

/** A token carries its tenant, so that no look-up goes across tenants: `<tenant>.<secret>`. */
export function joinEmbedToken(tenantId: string, secret: string): string {
  return `${Buffer.from(tenantId.replaceAll('-', ''), 'hex').toString('base64url')}.${secret}`;
}

export function splitEmbedToken(token: string): { tenantId: string; secret: string } | undefined {
  const match = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{20,64})$/.exec(token);
  if (!match) return undefined;
  const hex = Buffer.from(match[1]!, 'base64url').toString('hex');
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isId(tenantId) ? { tenantId, secret: match[2]! } : undefined;
}
