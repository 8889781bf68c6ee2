import { Resolver } from 'node:dns/promises';
import type { Services } from '@belvedere/kernel';
import { SECOND } from '@belvedere/kernel/core';
import { challengeName } from './domain.ts';

/** What the DNS says: the tokens under a domain, none when there is no such record, or that it did not say anything. */
export type Shown = { kind: 'tokens'; tokens: readonly string[] } | { kind: 'silent' };

/** Answers that say that there is nothing; all others only say that nothing was heard. */
const ABSENT: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks for the TXT records of a domain's challenge. It takes some seconds at most, so hold no transaction meanwhile. */
export async function askDns(services: Pick<Services, 'dnsServers'>, domain: string): Promise<Shown> {
  const resolver = new Resolver({ timeout: 2 * SECOND, tries: 2 });
  if (services.dnsServers) resolver.setServers(services.dnsServers);
  try {
    // A text longer than 255 bytes comes in pieces.
    const records = await resolver.resolveTxt(challengeName(domain));
    return { kind: 'tokens', tokens: records.map((pieces) => pieces.join('').trim()) };
  } catch (error) {
    return ABSENT.has((error as NodeJS.ErrnoException).code) ? { kind: 'tokens', tokens: [] } : { kind: 'silent' };
  }
}
