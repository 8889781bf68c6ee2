import { redactText } from '@belvedere/kernel/observability';
import { excerptOf } from '../webhooks/webhook.ts';

/**
 * What a service said, as the log keeps it: 500 characters at most, without these secrets in any form in which they travel, and without
 * what looks like another.
 */
export function scrub(text: string, secrets: readonly string[]): string | null {
  const forms = [...new Set(secrets.flatMap(formsOf))].toSorted((a, b) => b.length - a.length);
  return excerptOf(redactText(forms.reduce((left, form) => left.replaceAll(form, '[removed]'), text)));
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const quoted = JSON.stringify(secret).slice(1, -1);
  return [secret, quoted, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')];
}
