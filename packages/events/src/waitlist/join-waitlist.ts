import { fail, type Call, type Context } from '@belvedere/kernel';
import { DAY, HOUR } from '@belvedere/kernel/core';
import { queueLinkLetter } from '@belvedere/platform';
import { eventsErrors } from '../errors.ts';
import { isOpen } from '../events/event.ts';
import { findEvent } from '../events/table.ts';
import { inLanguage } from '../translations/in-language.ts';
import { listTranslationRows } from '../translations/table.ts';
import { knownLetter, proveLetter } from './letters.ts';
import type { JoinAnswer, JoinInput } from './schemas.ts';
import { countKeys, findEntryOf, insertKey } from './table.ts';
import { keyEndOf, siteOf } from './write-to.ts';

/** Mails that one address gets for one event in an hour. */
const MAILS = 5;

/**
 * Sends a link by which whoever reads the mail joins. Nobody is on the list before, and the answer is the same for every address (2.9):
 * one that is there already gets the way to its entry.
 */
export async function joinWaitlist({ ctx, input }: Call<JoinInput>): Promise<JoinAnswer> {
  const { eventId, email, name = null, places, language = null } = input;
  const event = await findEvent(ctx, { id: eventId });
  if (event.status === 'draft') fail(eventsErrors.not_found);
  if (!isOpen(event, ctx.now)) fail(eventsErrors.closed);
  if (!(await isBothered(ctx, eventId, email))) {
    const known = await findEntryOf(ctx, eventId, email);
    const isOn = known !== undefined && known.status !== 'cancelled';
    const read = isOn ? known.language : language;
    const about = inLanguage(event, await listTranslationRows(ctx, eventId), read);
    const letter = (isOn ? knownLetter : proveLetter)(siteOf(ctx, read ?? event.language), about);
    // To the address that is on the list, not as somebody spells it.
    const to = isOn ? known.email : email;
    const { tokenHash } = await queueLinkLetter(ctx, { to, purpose: 'event_place', letter });
    const expiresAt = isOn ? keyEndOf(event) : new Date(ctx.now.getTime() + DAY);
    await insertKey(ctx, { eventId, entryId: isOn ? known.id : null, email: to, name, places, language, tokenHash, expiresAt });
  }
  ctx.changed({ after: { places } });
  return { status: 'mail_sent' };
}

async function isBothered(ctx: Context, eventId: string, email: string): Promise<boolean> {
  return (await countKeys(ctx, { eventId, email, since: new Date(ctx.now.getTime() - HOUR) })) >= MAILS;
}
