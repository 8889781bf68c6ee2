import type { Words } from './words.ts';

const places = (count: number) => (count === 1 ? 'a place' : `${count} places`);
const said = (reason: string | undefined) => (reason === undefined ? [] : [reason]);

export const en: Words = {
  locale: 'en-GB',
  footer: 'You get this mail because somebody gave this address to join the event. Nobody who ignores it is on any list.',
  prove: ({ title, when }) => ({
    subject: `Join “${title}”?`,
    lines: [
      `${title}, ${when}.`,
      'Say by the button within a day that you want to come. If it was not you who asked, ignore this mail: nothing happens without it.',
    ],
    action: 'I want to come',
  }),
  known: ({ title }) => ({
    subject: `You are on the list of “${title}”`,
    lines: [
      'Somebody, probably you, asked to join with this address, which is on the list already. Behind the button you see where you stand.',
    ],
    action: 'See my entry',
  }),
  offer: ({ title, when, places: count, until }) => ({
    subject: `A place for you at “${title}”`,
    lines: [
      `${count === 1 ? 'A place is' : `${count} places are`} free for you: ${title}, ${when}.`,
      `Accept or decline until ${until}. Then the next on the list is asked.`,
    ],
    action: 'Accept or decline',
  }),
  confirmed: ({ title, when, places: count }) => ({
    subject: `You have ${places(count)} at “${title}”`,
    lines: [
      `${title}, ${when}.`,
      'Behind the button is your ticket: show it at the door.',
      'If you can’t come, give your place back: somebody waits for it.',
    ],
    action: 'See my entry',
  }),
  left: ({ title, when }) => ({
    subject: `You gave your place at “${title}” back`,
    lines: [`${title}, ${when}. You are not on the list any more, and can join again, at the end of it.`],
    action: 'See my entry',
  }),
  takenOff: ({ title, when }) => ({
    subject: `You are not on the list of “${title}” any more`,
    lines: [`${title}, ${when}. Whoever holds the event took you off its list.`],
    action: 'See my entry',
  }),
  expired: ({ title }) => ({
    subject: `The place at “${title}” went on`,
    lines: [
      'The time to accept the place that was kept for you is over, and the next on the list was asked. You can join again, at the end of the list.',
    ],
    action: 'See my entry',
  }),
  cancelled: ({ title, when, reason }) => ({
    subject: `“${title}” does not take place`,
    lines: [`${title}, ${when}, was cancelled.`, ...said(reason)],
    action: 'See the event',
  }),
  changed: ({ title, when, where, reason }) => ({
    subject: `“${title}” has changed`,
    lines: [
      'The event at which you have a place is now:',
      `${title}, ${when}${where === undefined ? '' : `, ${where}`}.`,
      ...said(reason),
      'If you can’t come, give your place back: somebody waits for it.',
    ],
    action: 'See my entry',
  }),
  postponed: ({ title, when, reason }) => ({
    subject: `“${title}” is put off`,
    lines: [
      `${title} does not take place on ${when}. When it will is not known yet.`,
      ...said(reason),
      'You keep your place, and get a mail with the new time.',
    ],
    action: 'See my entry',
  }),
  reminder: ({ title, when, where, places: count }) => ({
    subject: `Soon: “${title}”`,
    lines: [
      `${title}, ${when}${where === undefined ? '' : `, ${where}`}. You have ${places(count)}.`,
      'If you can’t come, give your place back: somebody waits for it.',
    ],
    action: 'See my entry',
  }),
};
