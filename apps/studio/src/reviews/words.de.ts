import type { Catalogue } from '../words/catalogue.ts';
import type { reviewsEn } from './words.en.ts';

export const reviewsDe: Catalogue<typeof reviewsEn> = {
  reviews: {
    lead: 'Was Besucher über Touren schreiben. Andere lesen es, sobald Sie es freigegeben haben.',
    which: 'Welche Bewertungen',
    status: { pending: 'Anzusehen', approved: 'Freigegeben', rejected: 'Abgelehnt' },
    empty: 'Nichts da',
    emptyLead: 'Schreibt jemand über eine Tour, wartet es hier auf Sie.',
    stars_one: '{{count}} Stern von fünf',
    stars_other: '{{count}} Sterne von fünf',
    nameless: 'Jemand',
    because: 'Grund: {{reason}}',
    approve: 'Freigeben',
    approved: 'Die Bewertung ist jetzt öffentlich.',
    reject: 'Ablehnen',
    rejected: 'Die Bewertung wird nicht gezeigt.',
    reason: 'Grund',
    reasonHint: 'Für Sie und Ihr Team.',
  },
};
