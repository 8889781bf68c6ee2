import { isPublicAddress, type FetchPolicy } from '@belvedere/kernel/fetch';
import { isIP } from 'node:net';

/**
 * Whether an address may be a webhook, as far as can be told without asking the DNS: what its name resolves to is checked at each
 * request. Only https, except where a policy for tests allows more.
 */
export function isWebhookAddress(text: string, policy: FetchPolicy | undefined): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password || url.hash) return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isAllowed = policy?.allowsAddress ?? isPublicAddress;
  if (isIP(host) && !isAllowed(host)) return false;
  if (policy) return policy.protocols.includes(url.protocol) && (url.port === '' || policy.ports.includes(Number(url.port)));
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    (isIP(host) > 0 || /\.[a-z]/i.test(host)) &&
    !/\.(?:localhost|local|internal)$/i.test(host)
  );
}

/** The `webhook-id` of a fact: the same at each attempt, so that a partner recognises what it has. */
export function messageIdOf(factId: string): string {
  return `msg_${factId.replaceAll('-', '')}`;
}

/** The body as Standard Webhooks recommends it: the type, when it happened, and what partners may know of it. */
export function bodyOf(message: { eventType: string; occurredAt: Date; payload: unknown }): string {
  return JSON.stringify({ type: message.eventType, timestamp: message.occurredAt.toISOString(), data: message.payload });
}

const SECRETS =
  /\b(?:wh(?:sec|sk)_|bv_(?:live|test)_|(?:sk|pk|rk)_(?:live|test)_|eyJ)[\w+/=.-]{8,}|\b(?:bearer|basic)\s+[\w+/=.~-]{8,}|\bv1a?,[\w+/=]{20,}/gi;
const EXCERPT = 500;

/** How an answer begins, as the delivery log keeps it: one printable text, without what looks like a secret (I10). */
export function excerptOf(body: string): string | null {
  const text = body
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, ' ')
    .replace(SECRETS, '[removed]')
    .trim();
  return text === '' ? null : text.slice(0, EXCERPT);
}
