import { runInTransaction, type Services } from '@belvedere/kernel';
import { isError, newId, SECOND } from '@belvedere/kernel/core';
import { fetchErrors, publicInternet, safeDownload, type FetchAnswer } from '@belvedere/kernel/fetch';
import { changeDelivery, findDelivery, findWebhook, isIntegrationOff, type Claim } from './table.ts';
import { openSecrets } from './seal-secret.ts';
import { recordOutcome, type Attempted } from './record-outcome.ts';
import { signatures } from './sign.ts';
import { bodyOf, excerptOf, messageIdOf } from './webhook.ts';

const TIMEOUT = 20 * SECOND;
const READ_BYTES = 2_048;
const NO_SCOPES: ReadonlySet<string> = new Set();

interface Ready {
  url: string;
  headers: Record<string, string>;
  body: string;
  attemptsBefore: number;
}

/** Sends what was claimed, and writes down what came of it. No transaction is held while the partner answers. */
export async function sendDelivery(services: Services, claim: Claim): Promise<void> {
  const actor = { type: 'system', name: 'platform.send-webhooks' } as const;
  const origin = { services, actor, request: { id: newId(), ip: '', userAgent: null }, setHeader: () => {} };
  const scope = { tenantId: claim.tenantId, scopes: NO_SCOPES };
  const ready = await runInTransaction(origin, scope, async (ctx): Promise<Ready | undefined> => {
    const delivery = await findDelivery(ctx.tx, claim.tenantId, claim.deliveryId);
    const webhook = await findWebhook(ctx.tx, claim.tenantId, claim.webhookId);
    if (!delivery || !webhook || delivery.status !== 'waiting') return undefined;
    const isOn = webhook.enabled && !(await isIntegrationOff(ctx.tx, webhook));
    const secrets = isOn ? await openSecrets(ctx, webhook) : [];
    if (secrets.length === 0) {
      const dropped = { status: 'dropped', nextAttemptAt: null, claimedUntil: null, completedAt: ctx.now };
      await changeDelivery(ctx.tx, { tenantId: claim.tenantId, id: delivery.id }, dropped);
      return undefined;
    }
    const message = { id: messageIdOf(delivery.messageId), timestamp: Math.floor(ctx.now.getTime() / SECOND), body: bodyOf(delivery) };
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Belvedere-Webhooks/1',
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': signatures(secrets, message),
    };
    return { url: webhook.url, headers, body: message.body, attemptsBefore: delivery.attempts };
  });
  if (!ready) return;
  const made = await post(services, claim, ready);
  await runInTransaction(origin, scope, (ctx) => recordOutcome(ctx, made, Math.random()));
}

async function post(services: Services, claim: Claim, { url, headers, body, attemptsBefore }: Ready): Promise<Attempted> {
  const started = performance.now();
  const done = (outcome: Pick<Attempted, 'status' | 'retryAfter' | 'error' | 'excerpt'>): Attempted => ({
    ...outcome,
    deliveryId: claim.deliveryId,
    attemptsBefore,
    durationMs: Math.round(performance.now() - started),
  });
  try {
    const answer = await safeDownload(
      url,
      { method: 'POST', headers, body, redirects: 0, timeoutMs: TIMEOUT, maxBytes: 1_048_576, consume: readBeginning },
      services.fetchPolicy ?? { ...publicInternet, protocols: ['https:'] },
    );
    return done({ status: answer.status, retryAfter: answer.headers['retry-after'], error: null, excerpt: excerptOf(answer.text) });
  } catch (error) {
    const known = Object.values(fetchErrors).find((definition) => isError(error, definition));
    if (!known) services.log.warn({ err: error }, 'webhook');
    return done({ status: null, retryAfter: undefined, error: known?.message ?? 'The request failed.', excerpt: null });
  }
}

/** The answer counts by its status; a body that is long, late or broken changes nothing about that. */
async function readBeginning(chunks: AsyncIterable<Uint8Array>, answer: FetchAnswer): Promise<FetchAnswer & { text: string }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      size += chunk.byteLength;
      if (size >= READ_BYTES) break;
    }
  } catch {
    // Not swallowed: the status came before the body and says what there is to know.
  }
  return { ...answer, text: Buffer.concat(parts).subarray(0, READ_BYTES).toString() };
}
