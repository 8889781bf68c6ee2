import { timeZone as knownZone } from '@belvedere/kernel';
import { button, paragraph, type Letter } from '@belvedere/kernel/mail';
import { TOKEN_MARK } from '@belvedere/platform';
import { wordsIn } from './words/words-in.ts';
import type { Words } from './words/words.ts';

/** An event as a letter tells of it, in the language of its reader as far as there is one. */
export interface About {
  title: string;
  startsAt: Date;
  timeZone: string;
  isAllDay: boolean;
  /** Name and address, where it is known. */
  where?: string | undefined;
}

/** Where a letter leads, and in which language it is read (BCP 47). */
export interface Site {
  publicUrl: string;
  tenantId: string;
  language: string;
}

/** Names that people chose add no line to a mail, and no token. */
const plain = (name: string) => name.replaceAll(TOKEN_MARK, '').replace(/\s+/g, ' ').slice(0, 120);
const plainReason = (reason: string | undefined) => reason?.replaceAll(TOKEN_MARK, '').replace(/\s+/g, ' ').slice(0, 1000);

/** By the clocks of the event; by UTC where its zone is none that is known here. */
function whenOf({ startsAt, timeZone: wanted, isAllDay }: About, locale: string): string {
  const timeZone = knownZone.safeParse(wanted).success ? wanted : 'UTC';
  const date = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = isAllDay ? {} : ({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...date, ...time, timeZone }).format(startsAt);
}

/** The token stands in the address: without JavaScript nothing else reaches the server. The page gives it to nobody and changes nothing by itself. */
const placeUrl = ({ publicUrl, tenantId }: Site) => `${publicUrl}/events/place?tenant=${tenantId}&token=${TOKEN_MARK}`;

interface Told {
  title: string;
  when: string;
  where: string | undefined;
}

function letter(site: Site, event: About, write: (words: Words, told: Told, locale: string) => ReturnType<Words['known']>): Letter {
  const { words, locale } = wordsIn(site.language);
  const told = { title: plain(event.title), when: whenOf(event, locale), where: event.where && plain(event.where) };
  const { subject, lines, action } = write(words, told, locale);
  return {
    subject,
    language: locale,
    blocks: [...lines.map((line) => paragraph(line)), button(action, placeUrl(site))],
    footer: words.footer,
  };
}

export const proveLetter = (site: Site, event: About): Letter => letter(site, event, (words, told) => words.prove(told));

export const knownLetter = (site: Site, event: About): Letter => letter(site, event, (words, told) => words.known(told));

export const offerLetter = (site: Site, event: About, { places, expiresAt }: { places: number; expiresAt: Date }): Letter =>
  letter(site, event, (words, told, locale) =>
    words.offer({ ...told, places, until: whenOf({ ...event, startsAt: expiresAt, isAllDay: false }, locale) }),
  );

export const confirmedLetter = (site: Site, event: About, places: number): Letter =>
  letter(site, event, (words, told) => words.confirmed({ ...told, places }));

export const leftLetter = (site: Site, event: About): Letter => letter(site, event, (words, told) => words.left(told));

export const takenOffLetter = (site: Site, event: About): Letter => letter(site, event, (words, told) => words.takenOff(told));

export const expiredLetter = (site: Site, event: About): Letter => letter(site, event, (words, told) => words.expired(told));

export const cancelledLetter = (site: Site, event: About, reason: string | undefined): Letter =>
  letter(site, event, (words, told) => words.cancelled({ ...told, reason: plainReason(reason) }));

export const changedLetter = (site: Site, event: About, reason: string | undefined): Letter =>
  letter(site, event, (words, told) => words.changed({ ...told, reason: plainReason(reason) }));

export const postponedLetter = (site: Site, event: About, reason: string | undefined): Letter =>
  letter(site, event, (words, told) => words.postponed({ ...told, reason: plainReason(reason) }));

export const reminderLetter = (site: Site, event: About, places: number): Letter =>
  letter(site, event, (words, told) => words.reminder({ ...told, places }));
