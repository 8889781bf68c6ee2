import type { accountEn } from './words.en.ts';
import type { Catalogue } from '../words/catalogue.ts';

export const accountDe: Catalogue<typeof accountEn> = {
  register: {
    title: 'Konto anlegen',
    lead: 'Sie bekommen eine Mail mit einem Link. Danach entsteht Ihre erste Tour.',
    name: 'Ihr Name',
    email: 'Mailadresse',
    password: 'Passwort',
    passwordHint: 'Mindestens 12 Zeichen. Ein Satz merkt sich leichter als Sonderzeichen.',
    submit: 'Konto anlegen',
    sent: 'Sehen Sie in Ihre Mails',
    sentLead: 'Falls {{email}} hier neu ist, ist ein Link dorthin unterwegs. Öffnen Sie ihn und melden Sie sich dann an.',
    signIn: 'Ich habe ein Konto: anmelden',
  },
  start: {
    title: 'Arbeitsbereich benennen',
    lead: 'Touren, Bilder und Menschen gehören zu einem Arbeitsbereich. Meist heißt er wie ein Haus, eine Firma oder eine Agentur.',
    name: 'Name des Arbeitsbereichs',
    submit: 'Arbeitsbereich anlegen',
  },
};
