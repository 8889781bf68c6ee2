import { listWebhookFacts } from '@belvedere/kernel';

/** Every type of event that a webhook can listen to. */
export async function listTypes(): Promise<{ items: { type: string; version: number; describe: string }[] }> {
  return { items: listWebhookFacts().map(({ name, version, webhook }) => ({ type: name, version, describe: webhook?.describe ?? '' })) };
}
