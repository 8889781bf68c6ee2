import { parse } from 'tldts';

/** Before the name of a domain, where its TXT record stands. */
const CHALLENGE = '_belvedere-challenge';
/** Short enough that the record's name fits into 253 characters too. */
const HOST = /^(?=.{1,230}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** Names that are no-one's in the public DNS (RFC 6761, 6762, 7686). */
const LOCAL = /(^|\.)(localhost|local|localdomain|internal|invalid|onion|arpa)$/;

/**
 * A host name as it stands in the table and in requests: ASCII, small letters, no dot at the end. Undefined for what can't be
 * anybody's alone: addresses, local names, and public suffixes such as `co.uk` or `github.io`.
 */
export function canonicalHost(text: string): string | undefined {
  const written = text.trim();
  if (written.length > 253 || /[:/?#@\s\\%*]/.test(written)) return undefined;
  const name = URL.parse(`https://${written}`)?.hostname.replace(/\.$/, '');
  if (name === undefined || !HOST.test(name) || LOCAL.test(name)) return undefined;
  return parse(name, { allowPrivateDomains: true }).domain === null ? undefined : name;
}

/** Whether a host is one of ours or below it: there nobody else may be. */
export function isOwnHost(host: string, origins: readonly string[]): boolean {
  return origins.some((origin) => {
    const own = URL.parse(origin)?.hostname;
    return own !== undefined && (host === own || host.endsWith(`.${own}`));
  });
}

/** The address of a domain of a tenant: its scheme and port are those of the platform. */
export function originAt(publicUrl: string, domain: string): string {
  const { protocol, port } = new URL(publicUrl);
  return `${protocol}//${domain}${port && `:${port}`}`;
}

export function challengeName(domain: string): string {
  return `${CHALLENGE}.${domain}`;
}
