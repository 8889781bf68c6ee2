import type { Words } from './words.ts';

const places = (count: number) => (count === 1 ? 'einen Platz' : `${count} Plätze`);
const said = (reason: string | undefined) => (reason === undefined ? [] : [reason]);
const GIVE_BACK = 'Wenn Sie nicht kommen können, geben Sie Ihren Platz zurück: Jemand wartet darauf.';
const SEE = 'Meinen Eintrag ansehen';

export const de: Words = {
  locale: 'de',
  footer:
    'Sie bekommen diese E-Mail, weil jemand diese Adresse für die Veranstaltung angegeben hat. Wer sie nicht beachtet, steht auf keiner Liste.',
  prove: ({ title, when }) => ({
    subject: `Kommen Sie zu „${title}“?`,
    lines: [
      `${title}, ${when}.`,
      'Bestätigen Sie innerhalb eines Tages mit dem Knopf, dass Sie kommen möchten. Wenn Sie das nicht waren, beachten Sie diese E-Mail nicht: Ohne den Knopf geschieht nichts.',
    ],
    action: 'Ich möchte kommen',
  }),
  known: ({ title }) => ({
    subject: `Sie stehen auf der Liste von „${title}“`,
    lines: [
      'Jemand, wahrscheinlich Sie, wollte sich mit dieser Adresse anmelden; sie steht schon auf der Liste. Hinter dem Knopf sehen Sie, wie es um Ihren Eintrag steht.',
    ],
    action: SEE,
  }),
  offer: ({ title, when, places: count, until }) => ({
    subject: `Ein Platz für Sie bei „${title}“`,
    lines: [
      `${count === 1 ? 'Ein Platz ist' : `${count} Plätze sind`} für Sie frei: ${title}, ${when}.`,
      `Nehmen Sie bis ${until} an oder lehnen Sie ab. Danach ist der Nächste auf der Liste an der Reihe.`,
    ],
    action: 'Annehmen oder ablehnen',
  }),
  confirmed: ({ title, when, places: count }) => ({
    subject: `Sie haben ${places(count)} bei „${title}“`,
    lines: [`${title}, ${when}.`, 'Hinter dem Knopf finden Sie Ihre Eintrittskarte: Zeigen Sie sie am Eingang vor.', GIVE_BACK],
    action: SEE,
  }),
  left: ({ title, when }) => ({
    subject: `Sie haben Ihren Platz bei „${title}“ zurückgegeben`,
    lines: [`${title}, ${when}. Sie stehen nicht mehr auf der Liste und können sich wieder anmelden, an ihrem Ende.`],
    action: SEE,
  }),
  takenOff: ({ title, when }) => ({
    subject: `Sie stehen nicht mehr auf der Liste von „${title}“`,
    lines: [`${title}, ${when}. Der Veranstalter hat Sie von der Liste genommen.`],
    action: SEE,
  }),
  expired: ({ title }) => ({
    subject: `Der Platz bei „${title}“ ging weiter`,
    lines: [
      'Die Zeit, den für Sie freigehaltenen Platz anzunehmen, ist vorbei, und der Nächste auf der Liste wurde gefragt. Sie können sich wieder anmelden, am Ende der Liste.',
    ],
    action: SEE,
  }),
  cancelled: ({ title, when, reason }) => ({
    subject: `„${title}“ findet nicht statt`,
    lines: [`${title}, ${when}, wurde abgesagt.`, ...said(reason)],
    action: 'Zur Veranstaltung',
  }),
  changed: ({ title, when, where, reason }) => ({
    subject: `„${title}“ hat sich geändert`,
    lines: [
      'Die Veranstaltung, bei der Sie einen Platz haben, ist nun:',
      `${title}, ${when}${where === undefined ? '' : `, ${where}`}.`,
      ...said(reason),
      GIVE_BACK,
    ],
    action: SEE,
  }),
  postponed: ({ title, when, reason }) => ({
    subject: `„${title}“ ist verschoben`,
    lines: [
      `${title} findet nicht am ${when} statt. Der neue Termin steht noch nicht fest.`,
      ...said(reason),
      'Sie behalten Ihren Platz und bekommen eine E-Mail mit dem neuen Termin.',
    ],
    action: SEE,
  }),
  reminder: ({ title, when, where, places: count }) => ({
    subject: `Bald: „${title}“`,
    lines: [`${title}, ${when}${where === undefined ? '' : `, ${where}`}. Sie haben ${places(count)}.`, GIVE_BACK],
    action: SEE,
  }),
};
