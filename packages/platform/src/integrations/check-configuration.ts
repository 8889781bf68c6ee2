import type { Context } from '@belvedere/kernel';
import { fail, fieldsOf, type Json } from '@belvedere/kernel/core';
import { isWebhookAddress } from '../webhooks/webhook.ts';
import { integrationsErrors } from './errors.ts';
import { findIntegrationType, type IntegrationType } from './integration-types.ts';

/** Most that a configuration may weigh. */
const MOST_BYTES = 16_000;

/** A type that a system of this process declares, whatever a row or a caller says. */
export function typeNamed(name: string): IntegrationType {
  return findIntegrationType(name) ?? fail(integrationsErrors.unknown_type, { data: { type: name } });
}

/** A configuration as its type has it, with addresses that may be called. */
export function checkConfiguration(ctx: Context, type: IntegrationType, given: Readonly<Record<string, Json>>): object {
  if (Buffer.byteLength(JSON.stringify(given)) > MOST_BYTES)
    fail(integrationsErrors.bad_configuration, { fields: { configuration: `It may weigh ${MOST_BYTES} bytes as JSON.` } });
  const parsed = type.configuration.strict().safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: ['configuration', ...path], message }));
    fail(integrationsErrors.bad_configuration, { fields: fieldsOf(issues) });
  }
  const wrong = type.addresses?.find((field) => {
    const address = parsed.data[field];
    return typeof address === 'string' && !isWebhookAddress(address, ctx.services.fetchPolicy);
  });
  if (wrong !== undefined) fail(integrationsErrors.bad_address, { fields: { [`configuration.${wrong}`]: 'Use a public https address.' } });
  return parsed.data;
}
