import type { Context } from '@belvedere/kernel';
import { DAY } from '@belvedere/kernel/core';
import type { Letter } from '@belvedere/kernel/mail';
import { queueLinkLetter } from '@belvedere/platform';
import { invitationOf } from '../calendar/invitation-of.ts';
import { findWithVenue } from '../calendar/table.ts';
import { endOf } from '../events/event.ts';
import type { EventRow } from '../events/table.ts';
import { inLanguage } from '../translations/in-language.ts';
import type { About, Site } from './letters.ts';
import { insertKey, type EntryRow } from './table.ts';

/** What a letter opens stays open so long after the event: people look up where they were. */
const AFTERWARDS = 30 * DAY;

export const siteOf = (ctx: Context, language: string): Site => ({ publicUrl: ctx.services.publicUrl, tenantId: ctx.tenantId, language });
export const keyEndOf = (event: EventRow) => new Date(endOf(event).getTime() + AFTERWARDS);

/**
 * Writes to an entry in its language, with a link of its own, in the running transaction: sent if and only if it commits. With `calendar`
 * the letter also tells the calendar of whoever reads it.
 */
export async function writeTo(
  ctx: Context,
  { event, entry, calendar: method }: { event: EventRow; entry: EntryRow; calendar?: 'REQUEST' | 'CANCEL' | undefined },
  write: (site: Site, about: About) => Letter,
): Promise<void> {
  const about = await findWithVenue(ctx, event.id);
  const where = about.venue ? `${about.venue.name}, ${about.venue.address}, ${about.venue.city}` : undefined;
  const letter = write(siteOf(ctx, entry.language ?? about.language), { ...inLanguage(about, about.translations, entry.language), where });
  const calendar = method && (await invitationOf(ctx, { event: about, entry }, method));
  const { tokenHash } = await queueLinkLetter(ctx, { to: entry.email, purpose: 'event_place', letter, calendar });
  const { id: entryId, eventId, email, name, places } = entry;
  await insertKey(ctx, { eventId, entryId, email, name, places, tokenHash, expiresAt: keyEndOf(event) });
}
