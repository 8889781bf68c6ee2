// Counts visits on the pages of the server, in the words of whoever looks.
import { countVisits } from './count-visits.js';

const WORDS = {
  de: { consent: 'Besuche zählen', accept: 'Einverstanden', decline: 'Ablehnen' },
  fr: { consent: 'Compter les visites', accept: 'Accepter', decline: 'Refuser' },
  es: { consent: 'Contar las visitas', accept: 'Aceptar', decline: 'Rechazar' },
  ar: { consent: 'عدّ الزيارات', accept: 'موافق', decline: 'رفض' },
};

export const countAt = (at) =>
  countVisits({ server: location.origin, at, words: (language) => WORDS[language.split('-')[0].toLowerCase()] ?? {} });
