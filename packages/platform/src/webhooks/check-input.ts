import { listWebhookFacts, type Context } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { webhooksErrors } from './errors.ts';
import { isWebhookAddress } from './webhook.ts';

/** What a person wants a webhook to be has to be possible. */
export function checkInput(ctx: Context, input: { url?: string | undefined; eventTypes?: readonly string[] | undefined }): void {
  if (input.url !== undefined && !isWebhookAddress(input.url, ctx.services.fetchPolicy)) fail(webhooksErrors.bad_address);
  const known = new Set(listWebhookFacts().map(({ name }) => name));
  const unknown = input.eventTypes?.find((type) => !known.has(type));
  if (unknown !== undefined) fail(webhooksErrors.unknown_event, { data: { type: unknown } });
}
