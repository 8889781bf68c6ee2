import type { Call } from '@belvedere/kernel';
import { HOUR } from '@belvedere/kernel/core';
import type { Letter } from '@belvedere/kernel/mail';
import { findWithVenue } from '../calendar/table.ts';
import { findEvent } from '../events/table.ts';
import {
  cancelledLetter,
  changedLetter,
  confirmedLetter,
  expiredLetter,
  knownLetter,
  leftLetter,
  offerLetter,
  postponedLetter,
  proveLetter,
  reminderLetter,
  takenOffLetter,
} from './letters.ts';
import type { LetterPreviews, PreviewLettersInput } from './schemas.ts';
import { siteOf } from './write-to.ts';

/** Every letter that an event can send, as whoever reads the language would get it; a single place stands for however many. */
export async function previewLetters({ ctx, input }: Call<PreviewLettersInput>): Promise<LetterPreviews> {
  await findEvent(ctx, { id: input.eventId });
  const { venue, ...event } = await findWithVenue(ctx, input.eventId);
  const about = { ...event, where: venue ? `${venue.name}, ${venue.address}, ${venue.city}` : undefined };
  const site = siteOf(ctx, input.language ?? event.language);
  const expiresAt = new Date(Math.min(ctx.now.getTime() + event.offerHours * HOUR, event.startsAt.getTime()));
  const { reason } = input;
  const letters = {
    prove: proveLetter(site, about),
    known: knownLetter(site, about),
    confirmed: confirmedLetter(site, about, 1),
    offer: offerLetter(site, about, { places: 1, expiresAt }),
    expired: expiredLetter(site, about),
    reminder: reminderLetter(site, about, 1),
    changed: changedLetter(site, about, reason),
    postponed: postponedLetter(site, about, reason),
    cancelled: cancelledLetter(site, about, reason),
    left: leftLetter(site, about),
    takenOff: takenOffLetter(site, about),
  };
  return { items: Object.entries(letters).map(([letter, written]) => ({ letter, ...shown(written) })) };
}

/** Without the address of its button, which is of one reader alone. */
function shown({ subject, language, blocks, footer }: Letter) {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const action = blocks.flatMap((block) => (block.kind === 'button' ? [block.label] : [])).join(', ');
  return { subject, language, lines, action, footer };
}
