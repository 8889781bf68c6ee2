import type { Catalogue } from '../words/catalogue.ts';
import type { noticesEn } from './words.en.ts';

export const noticesDe: Catalogue<typeof noticesEn> = {
  notices: {
    title: 'Mitteilungen',
    accountLead: 'Was Ihr Konto betrifft und wovon Sie hören möchten.',
    tenantLead: 'Was in diesem Arbeitsbereich geschehen ist und Sie betrifft. Wovon Sie hören, wählen Sie in Ihrem Konto.',
    empty: 'Noch nichts. Wenn etwas Sie braucht, steht es hier.',
    markAll: 'Alles als gelesen markieren',
    read: 'Als gelesen markieren',
    unread: 'Als ungelesen markieren',
    open: 'Öffnen',
    preferences: 'Wovon Sie hören',
    preferencesLead: 'Jedes Thema auf dem Weg, der Ihnen passt. Was Ihr Konto schützt, erreicht Sie immer.',
    topic: 'Thema',
    channel: { in_app: 'In der App', email: 'Mail', webhook: 'Webhook' },
    mode: { off: 'Aus', now: 'Sofort', daily: 'Täglich', weekly: 'Wöchentlich' },
    mandatory: 'Immer',
    lists: 'Mailinglisten',
    product: 'Neues vom Produkt',
    marketing: 'Angebote',
    hours: 'Zeiten',
    hoursLead: 'Zwischen diesen Zeiten wird keine Mail verschickt; sie wartet. Ihre Zeitzone ist {{zone}}.',
    quiet: 'Ruhezeiten einhalten',
    from: 'Von',
    until: 'Bis',
    digestAt: 'Tägliche und wöchentliche Mails um',
    digestDay: 'Wöchentliche Mails am',
  },
};
