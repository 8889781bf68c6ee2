import type { Context } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import type { Letter } from '@belvedere/kernel/mail';
import { queueLinkLetter } from '@belvedere/platform';
import { endOf } from '../events/event.ts';
import type { EventRow } from '../events/table.ts';
import { insertKey, type EntryRow } from './table.ts';

/** What a letter opens stays open so long after the event: people look up where they were. */
const AFTERWARDS = 30 * DAY;

export const siteOf = (ctx: Context) => ({ publicUrl: ctx.services.publicUrl, tenantId: ctx.tenantId });
export const keyEndOf = (event: EventRow) => new Date(endOf(event).getTime() + AFTERWARDS);

/** Writes to an entry, with a link of its own, in the running transaction: sent if and only if it commits. */
export async function writeTo(ctx: Context, { event, entry }: { event: EventRow; entry: EntryRow }, letter: Letter): Promise<void> {
  const { tokenHash } = await queueLinkLetter(ctx, { to: entry.email, purpose: 'event_place', letter });
  const { id: entryId, eventId, email, name, places } = entry;
  await insertKey(ctx, { eventId, entryId, email, name, places, tokenHash, expiresAt: keyEndOf(event) });
}
