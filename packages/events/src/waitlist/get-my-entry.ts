import type { Call, Context } from '@belvedere/kernel';
import { feedToken } from '../calendar/feed-token.ts';
import { findFeedOf } from '../calendar/table.ts';
import { findEvent } from '../events/table.ts';
import { ticketOf } from '../tickets/ticket-of.ts';
import { inLanguage } from '../translations/in-language.ts';
import { listTranslationRows } from '../translations/table.ts';
import type { KeyInput, MyEntry } from './schemas.ts';
import { countBefore, countGivenBack, findEntry, findKey, findOpenOffer, readPlaces, type EntryRow, type KeyRow } from './table.ts';
import { givingBackRate, oddsOf } from './waitlist.ts';

export async function getMyEntry({ ctx, input }: Call<KeyInput>): Promise<MyEntry> {
  return myEntryOf(ctx, await findKey(ctx, input.token));
}

/** What a link shows to whoever has it, and an entry to its person. */
export async function myEntryOf(
  ctx: Context,
  key: Pick<KeyRow, 'eventId' | 'entryId' | 'email' | 'name' | 'places' | 'language'>,
): Promise<MyEntry> {
  const event = await findEvent(ctx, { id: key.eventId });
  const { email, name, places } = key;
  const entry = key.entryId === null ? null : await findEntry(ctx, key.entryId);
  const language = (entry ?? key).language;
  const { title } = inLanguage(event, await listTranslationRows(ctx, event.id), language);
  const read = { language: language ?? event.language };
  const { id, slug, status, startsAt, endsAt, timeZone, isAllDay } = event;
  const about = { id, title, slug, status, startsAt, endsAt, timeZone, isAllDay, isPostponed: event.postponedAt !== null };
  if (!entry)
    return { event: about, ...read, email, name, places, status: null, position: null, odds: null, offer: null, feed: null, ticket: null };
  const open = entry.status === 'pending' ? await findOpenOffer(ctx, entry.id) : null;
  const offer = open && { places: open.places, expiresAt: open.expiresAt };
  const queue = entry.status === 'pending' && !open ? await queueOf(ctx, entry, event.capacity) : { position: null, odds: null };
  const feedId = await findFeedOf(ctx, entry.email);
  const feed = feedId === undefined ? null : feedToken(ctx.services.signingKey, feedId);
  const ticket = event.status === 'published' ? await ticketOf(ctx, entry) : null;
  return {
    event: about,
    ...read,
    email: entry.email,
    name: entry.name,
    places: entry.places,
    status: entry.status,
    offer,
    feed,
    ticket,
    ...queue,
  };
}

async function queueOf(ctx: Context, entry: EntryRow, capacity: number | null): Promise<{ position: number; odds: number }> {
  const before = await countBefore(ctx, entry);
  const { confirmed, offered } = await readPlaces(ctx, entry.eventId);
  const taken = confirmed + offered;
  const free = capacity === null ? Infinity : Math.max(0, capacity - taken);
  const rate = givingBackRate(await countGivenBack(ctx));
  return { position: before.entries + 1, odds: oddsOf({ free, taken, needed: before.places + entry.places, rate }) };
}
