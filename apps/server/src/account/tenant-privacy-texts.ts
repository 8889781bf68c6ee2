/** The words of the page on which a tenant answers requests. */
export interface TenantPrivacyTexts {
  title: string;
  platform: string;
  lead: (tenant: string) => string;
  tenants: string;
  refused: string;
  requests: string;
  none: string;
  older: string;
  erased: string;
  member: (id: string) => string;
  asked: (day: string) => string;
  answerBy: (day: string) => string;
  late: (day: string, days: number) => string;
  erasedAfter: (when: string) => string;
  notes: (count: number) => string;
  handle: string;
  fields: { verify: string; note: string; decision: string; completed: string; rejected: string; reason: string };
  buttons: Record<'verify' | 'note' | 'decide' | 'download', string>;
  open: { title: string; lead: string; type: string; email: string; details: string; detailsHint: string; button: string };
  holds: {
    title: string;
    lead: string;
    none: string;
    everything: string;
    since: (day: string) => string;
    ended: (from: string, to: string) => string;
    release: { summary: string; confirm: string; button: string };
    place: {
      title: string;
      who: string;
      choose: string;
      person: string;
      personHint: string;
      reason: string;
      confirm: string;
      button: string;
    };
    unconfirmed: string;
  };
  done: Record<'open' | 'verify' | 'note' | 'decide' | 'place' | 'release', string>;
}

const en: TenantPrivacyTexts = {
  title: 'Requests about personal data',
  platform: 'The platform',
  lead: (tenant) => `${tenant}. The law allows a month for an answer.`,
  tenants: 'Tenants',
  refused: 'Owners and admins of a tenant handle these. Ask one of them, or sign in to another account.',
  requests: 'Requests',
  none: 'Nobody has asked for anything.',
  older: 'Older requests',
  erased: 'somebody who was erased',
  member: (id) => `member ${id}`,
  asked: (day) => `Asked ${day}.`,
  answerBy: (day) => `Answer by ${day}.`,
  late: (day, days) => `Answer by ${day}: ${days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} left` : 'overdue'}.`,
  erasedAfter: (when) => `Erased after ${when}.`,
  notes: (count) => `Notes (${count})`,
  handle: 'Handle',
  fields: {
    verify: 'How did you check who asked?',
    note: 'Note',
    decision: 'End it as',
    completed: 'done',
    rejected: 'refused',
    reason: 'Reason, as the person can be told',
  },
  buttons: { verify: 'The identity is checked', note: 'Add the note', decide: 'End the request', download: 'Download the archive' },
  open: {
    title: 'Write a request down',
    lead: 'For what somebody asked by letter or telephone. They are mailed a link by which they prove that it was them.',
    type: 'What they ask for',
    email: 'Their e-mail address',
    details: 'In their words',
    detailsHint: 'They see this again when they prove it.',
    button: 'Write it down and mail the link',
  },
  holds: {
    title: 'Holds',
    lead: 'While a hold is in force, nothing that it is about is erased.',
    none: 'There is none.',
    everything: 'Everything',
    since: (day) => `Since ${day}.`,
    ended: (from, to) => `Since ${from}, ended ${to}.`,
    release: {
      summary: 'Release',
      confirm: 'I understand that what waited for this hold is erased then, and that this can’t be taken back.',
      button: 'Release the hold',
    },
    place: {
      title: 'Place a hold',
      who: 'Whose data is kept',
      choose: 'Choose',
      person: 'The id of a person',
      personHint: 'Of somebody who is not in the list.',
      reason: 'Reason, such as the file number of a court',
      confirm: 'I understand that nothing of this is erased, also where somebody asks for it, until the hold is released.',
      button: 'Place the hold',
    },
    unconfirmed: 'Tick the box first: a hold has consequences for those who want to be erased.',
  },
  done: {
    open: 'Written down; the link is mailed.',
    verify: 'The identity is checked; the platform does its part now.',
    note: 'The note is added.',
    decide: 'The request is ended.',
    place: 'The hold is in force.',
    release: 'The hold is released; what waited for it is carried out.',
  },
};

const de: TenantPrivacyTexts = {
  title: 'Anfragen zu persönlichen Daten',
  platform: 'Die Plattform',
  lead: (tenant) => `${tenant}. Das Gesetz lässt einen Monat Zeit für die Antwort.`,
  tenants: 'Mandanten',
  refused:
    'Das bearbeiten Inhaber und Administratoren eines Mandanten. Wenden Sie sich an sie, oder melden Sie sich mit einem anderen Konto an.',
  requests: 'Anfragen',
  none: 'Niemand hat etwas angefragt.',
  older: 'Ältere Anfragen',
  erased: 'jemand, der gelöscht wurde',
  member: (id) => `Mitglied ${id}`,
  asked: (day) => `Gestellt am ${day}.`,
  answerBy: (day) => `Antwort bis zum ${day}.`,
  late: (day, days) => `Antwort bis zum ${day}: ${days > 0 ? `noch ${days} ${days === 1 ? 'Tag' : 'Tage'}` : 'überfällig'}.`,
  erasedAfter: (when) => `Wird nach ${when} gelöscht.`,
  notes: (count) => `Notizen (${count})`,
  handle: 'Bearbeiten',
  fields: {
    verify: 'Wie haben Sie geprüft, wer gefragt hat?',
    note: 'Notiz',
    decision: 'Beenden als',
    completed: 'erledigt',
    rejected: 'abgelehnt',
    reason: 'Begründung, wie man sie der Person sagen kann',
  },
  buttons: { verify: 'Die Identität ist geprüft', note: 'Notiz hinzufügen', decide: 'Anfrage beenden', download: 'Archiv herunterladen' },
  open: {
    title: 'Eine Anfrage aufschreiben',
    lead: 'Für Anfragen per Brief oder Telefon. Wer gefragt hat, bekommt eine E-Mail mit einem Link und bestätigt damit, es gewesen zu sein.',
    type: 'Was angefragt wird',
    email: 'E-Mail-Adresse der Person',
    details: 'Mit ihren Worten',
    detailsHint: 'Die Person sieht das wieder, wenn sie bestätigt.',
    button: 'Aufschreiben und Link schicken',
  },
  holds: {
    title: 'Aufbewahrungspflichten',
    lead: 'Solange eine gilt, wird nichts gelöscht, was sie betrifft.',
    none: 'Es gibt keine.',
    everything: 'Alles',
    since: (day) => `Seit ${day}.`,
    ended: (from, to) => `Vom ${from} bis ${to}.`,
    release: {
      summary: 'Aufheben',
      confirm: 'Ich verstehe, dass dann gelöscht wird, was darauf gewartet hat, und dass sich das nicht zurücknehmen lässt.',
      button: 'Pflicht aufheben',
    },
    place: {
      title: 'Eine Aufbewahrungspflicht eintragen',
      who: 'Wessen Daten behalten werden',
      choose: 'Bitte wählen',
      person: 'Id einer Person',
      personHint: 'Für jemanden, der nicht in der Liste steht.',
      reason: 'Grund, etwa das Aktenzeichen eines Gerichts',
      confirm: 'Ich verstehe, dass davon nichts gelöscht wird, auch nicht auf Anfrage, bis die Pflicht aufgehoben ist.',
      button: 'Pflicht eintragen',
    },
    unconfirmed: 'Setzen Sie zuerst das Häkchen: Das hat Folgen für Menschen, die gelöscht werden wollen.',
  },
  done: {
    open: 'Aufgeschrieben; der Link ist unterwegs.',
    verify: 'Die Identität ist geprüft; die Plattform tut jetzt ihren Teil.',
    note: 'Die Notiz ist hinzugefügt.',
    decide: 'Die Anfrage ist beendet.',
    place: 'Die Aufbewahrungspflicht gilt.',
    release: 'Die Aufbewahrungspflicht ist aufgehoben; was darauf gewartet hat, wird ausgeführt.',
  },
};

export const tenantPrivacyTexts = { en, de };
