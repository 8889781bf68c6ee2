import { button, paragraph, type Letter } from '@belvedere/kernel/mail';
import { TOKEN_MARK } from '@belvedere/platform';

interface About {
  title: string;
  startsAt: Date;
  timeZone: string;
  isAllDay: boolean;
  language: string;
}

interface Site {
  publicUrl: string;
  tenantId: string;
}

/** Names that people chose add no line to a mail, and no token. */
const plain = (name: string) => name.replaceAll(TOKEN_MARK, '').replace(/\s+/g, ' ').slice(0, 120);
const FOOTER = 'You get this mail because somebody gave this address to join the event. Nobody who ignores it is on any list.';

/** By the clocks of the event. */
function whenOf({ startsAt, timeZone, isAllDay }: About): string {
  const date = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = isAllDay ? {} : ({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const);
  return new Intl.DateTimeFormat('en-GB', { ...date, ...time, timeZone }).format(startsAt);
}

/** The token stands in the address: without JavaScript nothing else reaches the server. The page gives it to nobody and changes nothing by itself. */
const placeUrl = ({ publicUrl, tenantId }: Site) => `${publicUrl}/events/place?tenant=${tenantId}&token=${TOKEN_MARK}`;

function letter(site: Site, { subject, lines, action }: { subject: string; lines: readonly string[]; action: string }): Letter {
  return { subject, language: 'en', blocks: [...lines.map((line) => paragraph(line)), button(action, placeUrl(site))], footer: FOOTER };
}

export const proveLetter = (site: Site, event: About): Letter =>
  letter(site, {
    subject: `Join “${plain(event.title)}”?`,
    lines: [
      `${plain(event.title)}, ${whenOf(event)}.`,
      'Say by the button within a day that you want to come. If it was not you who asked, ignore this mail: nothing happens without it.',
    ],
    action: 'I want to come',
  });

export const knownLetter = (site: Site, event: About): Letter =>
  letter(site, {
    subject: `You are on the list of “${plain(event.title)}”`,
    lines: [
      'Somebody, probably you, asked to join with this address, which is on the list already. Behind the button you see where you stand.',
    ],
    action: 'See my entry',
  });

export const offerLetter = (site: Site, event: About, offer: { places: number; expiresAt: Date }): Letter =>
  letter(site, {
    subject: `A place for you at “${plain(event.title)}”`,
    lines: [
      `${offer.places === 1 ? 'A place is' : `${offer.places} places are`} free for you: ${plain(event.title)}, ${whenOf(event)}.`,
      `Accept or decline until ${whenOf({ ...event, startsAt: offer.expiresAt, isAllDay: false })}. Then the next on the list is asked.`,
    ],
    action: 'Accept or decline',
  });

export const confirmedLetter = (site: Site, event: About, places: number): Letter =>
  letter(site, {
    subject: `You have ${places === 1 ? 'a place' : `${places} places`} at “${plain(event.title)}”`,
    lines: [
      `${plain(event.title)}, ${whenOf(event)}.`,
      'Behind the button is your ticket: show it at the door.',
      'If you can’t come, give your place back: somebody waits for it.',
    ],
    action: 'See my entry',
  });

export const expiredLetter = (site: Site, event: About): Letter =>
  letter(site, {
    subject: `The place at “${plain(event.title)}” went on`,
    lines: [
      'The time to accept the place that was kept for you is over, and the next on the list was asked. You can join again, at the end of the list.',
    ],
    action: 'See my entry',
  });

export const cancelledLetter = (site: Site, event: About, reason: string | undefined): Letter =>
  letter(site, {
    subject: `“${plain(event.title)}” does not take place`,
    lines: [`${plain(event.title)}, ${whenOf(event)}, was cancelled.`, ...(reason === undefined ? [] : [plain(reason)])],
    action: 'See the event',
  });
