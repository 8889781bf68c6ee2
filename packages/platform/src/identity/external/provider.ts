import type { Services, SignInProviderSettings } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { isIP } from 'node:net';
import { publicInternet, safeFetch, type FetchPolicy } from '@belvedere/kernel/fetch';
import type { Configuration, CustomFetch } from 'openid-client';
import { identityErrors } from '../errors.ts';

export interface Provider extends SignInProviderSettings {
  /** Of a tenant: what it says of addresses is that tenant's word, not ours. */
  tenantId: string | null;
}

/** Where people come back to. Made of the configured address, so that no header can turn it elsewhere. */
export function callbackUrl({ publicUrl }: Pick<Services, 'publicUrl'>): string {
  return `${publicUrl}/sign-in/callback`;
}

/** What a provider says of itself, fetched as any foreign address is: never from our own network, unless the operator named it. */
export async function openProvider(provider: Provider): Promise<Configuration> {
  const { issuer, clientId, clientSecret, isInternal } = provider;
  const fetchSafely = fetchFor(new URL(issuer), isInternal);
  // Loaded when somebody comes by another site.
  const client = await import('openid-client');
  const options = { [client.customFetch]: fetchSafely, ...(isInternal && { execute: [client.allowInsecureRequests] }) };
  try {
    return await client.discovery(new URL(issuer), clientId, undefined, client.ClientSecretPost(clientSecret), options);
  } catch (cause) {
    return fail(identityErrors.provider_unreachable, { cause });
  }
}

function fetchFor(issuer: URL, isInternal: boolean): CustomFetch {
  const policy = isInternal ? internalPolicy(issuer) : publicInternet;
  const allow = (url: URL) => (isInternal ? url.origin === issuer.origin : url.protocol === 'https:');
  return async (url, { method, headers, body }) => {
    const sent = body === undefined || body === null ? undefined : body instanceof URLSearchParams ? body.toString() : body;
    if (sent !== undefined && typeof sent !== 'string') throw new TypeError('A provider is sent forms only.');
    const options = { method: method as 'GET' | 'POST', headers, redirects: 0, maxBytes: 512 * 1024, timeoutMs: 10_000, allow };
    const answer = await safeFetch(url, { ...options, ...(sent !== undefined && { body: sent }) }, policy);
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: { ...answer.headers } });
  };
}

/** One origin of the operator's own network and nothing beside it. */
function internalPolicy(issuer: URL): FetchPolicy {
  const port = Number(issuer.port || (issuer.protocol === 'https:' ? 443 : 80));
  return { ...publicInternet, protocols: [issuer.protocol], ports: [port], allowsAddress: (address) => isIP(address) !== 0 };
}
