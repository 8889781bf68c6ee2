import type { Context } from '@belvedere/kernel';
import type { EntryRow } from '../waitlist/table.ts';
import { findSigningKey } from './signing-key.ts';
import { issueOf, signTicket } from './ticket.ts';

/** The ticket of an entry that has its places. It is not stored: of the same place it is always the same. */
export async function ticketOf(ctx: Context, { id: entryId, eventId, status, confirmedAt }: EntryRow): Promise<string | null> {
  if (status !== 'confirmed' || !confirmedAt) return null;
  const key = await findSigningKey(ctx);
  return key ? signTicket(key, { eventId, entryId, issue: issueOf(confirmedAt) }) : null;
}
