import type { Transaction } from '@belvedere/db';
import { hideSecrets, maskAddress } from '../hide-secrets.ts';
import type { LetterView, ListLettersInput, MailState } from './schemas.ts';

export async function readMailState(tx: Transaction): Promise<MailState> {
  const [row] = await tx.$queryRaw<MailState[]>`SELECT waiting, waiting_since AS "waitingSince", failed, sent FROM app.mail_state()`;
  return row!;
}

type LetterRow = Omit<LetterView, 'state'> & { failure: string | null };

/** Newest first; one more than the limit where there are more. */
export async function listLetterRows(tx: Transaction, input: ListLettersInput): Promise<LetterView[]> {
  const { cursor, limit, state, topic, recipient } = input;
  const rows = await tx.$queryRaw<LetterRow[]>`
    SELECT id, tenant_id AS "tenantId", tenant_slug AS "tenantSlug", recipient, topic, attempts, created_at AS "createdAt", sent_at AS "sentAt",
      failure, last_error AS "lastError"
    FROM app.list_mails(${state ?? null}::text, ${topic ?? null}::text, ${recipient ?? null}::text, ${cursor ?? null}::uuid, ${limit + 1}::int)`;
  return rows.map(toView);
}

function toView({ failure, lastError, ...row }: LetterRow): LetterView {
  // Letters of earlier releases have only the one reason.
  const error = failure ?? lastError;
  return {
    ...row,
    recipient: maskAddress(row.recipient),
    state: row.sentAt ? 'sent' : failure === null ? 'waiting' : 'failed',
    lastError: error === null ? null : hideSecrets(error),
  };
}
