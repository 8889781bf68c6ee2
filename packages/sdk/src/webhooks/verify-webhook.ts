import type { WebhookPayloads } from '../contract.gen.ts';

/** An event as a webhook gets it: its type says what `data` is. */
export type WebhookEvent = {
  [Type in keyof WebhookPayloads]: { readonly type: Type; readonly timestamp: Date; readonly data: WebhookPayloads[Type] };
}[keyof WebhookPayloads];

/** The headers of the request, as Fetch, Node or a framework has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Settings of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /** How old a request may be, and how far ahead of this clock, in seconds. 300 by default. */
  readonly toleranceSeconds?: number;
  /** The present time, for tests. */
  readonly now?: Date;
}

/** The request is not from your Belvedere, was changed on its way, or is too old. Answer it with 400. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

/**
 * Checks that a request is a webhook of yours and gives its event, by Standard Webhooks 1.0.0
 * (https://www.standardwebhooks.com). It runs wherever there is WebCrypto: Node, browsers, workers, Deno, Bun.
 *
 * @param payload the body exactly as it came, before anything parsed it.
 * @param headers the headers of the request; `webhook-id`, `webhook-timestamp` and `webhook-signature` are read.
 * @param secret the webhook's secret (`whsec_…`) or its public key (`whpk_…`).
 * @returns the event. The same event can come more than once, in any order: `webhook-id` tells whether you have it.
 * @throws {WebhookError} when the request has to be refused.
 *
 * @example
 * ```ts
 * const event = await verifyWebhook(await request.text(), request.headers, process.env.WEBHOOK_SECRET);
 * if (event.type === 'tours.published') console.log(event.data.slug);
 * ```
 */
// Whoever calls it has exactly these, and an option only in tests of their own.
// oxlint-disable-next-line max-params
export async function verifyWebhook(
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
  options: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  const read = (name: string) => headerOf(headers, name) ?? refuse(`The header ${name} is missing.`);
  const [id, timestamp, signature] = [read('webhook-id'), read('webhook-timestamp'), read('webhook-signature')];
  checkTime(timestamp, options);
  const body = typeof payload === 'string' ? payload : new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const { version, verify } = await keyOf(secret);
  const candidates = signature.split(' ').flatMap((part) => (part.startsWith(`${version},`) ? [part.slice(version.length + 1)] : []));
  let isOurs = false;
  for (const candidate of candidates.slice(0, 10)) {
    const bytes = decode(candidate);
    if (bytes && (await verify(bytes, content))) isOurs = true;
  }
  if (!isOurs) refuse('No signature fits.');
  return eventOf(body);
}

function eventOf(body: string): WebhookEvent {
  try {
    const { type, timestamp, data } = JSON.parse(body) as { type: unknown; timestamp: string; data: unknown };
    if (typeof type === 'string') return { type, timestamp: new Date(timestamp), data } as WebhookEvent;
  } catch {
    // Told below: a body that is signed and no event is refused like any other that is none.
  }
  return refuse('The body is no event.');
}

function checkTime(timestamp: string, { toleranceSeconds = 300, now = new Date() }: VerifyWebhookOptions): void {
  if (!/^\d{1,12}$/.test(timestamp)) refuse('The timestamp is none.');
  const age = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (age > toleranceSeconds) refuse('The request is too old.');
  if (age < -toleranceSeconds) refuse('The request is from a time to come.');
}

interface Key {
  version: 'v1' | 'v1a';
  verify(signature: Uint8Array<ArrayBuffer>, content: Uint8Array<ArrayBuffer>): Promise<boolean>;
}

async function keyOf(secret: string): Promise<Key> {
  const isPublic = secret.startsWith('whpk_');
  const bytes = decode(secret.replace(/^wh(?:sec|pk)_/, ''));
  if (!bytes || bytes.length < 24) throw new TypeError('This is no secret of a webhook: it begins with whsec_ or whpk_.');
  const algorithm = isPublic ? { name: 'Ed25519' } : { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify']);
  return {
    version: isPublic ? 'v1a' : 'v1',
    verify: (signature, content) => crypto.subtle.verify(algorithm.name, key, signature, content),
  };
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof (headers as Headers).get === 'function') return (headers as Headers).get(name) ?? undefined;
  const entry = Object.entries(headers as Record<string, string | readonly string[] | undefined>).find(
    ([key]) => key.toLowerCase() === name,
  );
  const value = entry?.[1];
  return typeof value === 'string' ? value : value?.join(' ');
}

function decode(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
  } catch {
    // Whoever writes what is no base64 has not signed.
    return undefined;
  }
}

function refuse(message: string): never {
  throw new WebhookError(message);
}
