import type { Catalogue } from '../../words/catalogue.ts';
import type { eventLanguagesEn } from './words.en.ts';

export const eventLanguagesDe: Catalogue<typeof eventLanguagesEn> = {
  eventLanguages: {
    title: 'Sprachen',
    lead: 'Was Seite, Briefe und Kalender in anderen Sprachen sagen. Wo nichts gesagt ist, liest man das Original.',
    seriesLead: 'Geht an jede Veranstaltung, die der Reihe folgt.',
    ofSeries: 'Die Reihe gibt ihre Übersetzungen weiter: Was hier steht, wird ersetzt, sobald die Reihe es neu sagt.',
    toSeries: 'Die Reihe übersetzen',
    add: 'Weitere Sprache',
    addHint: 'Sprache wählen',
    empty: 'Wählen Sie eine Sprache, in der Sie schreiben.',
    state: { missing: 'Fehlt', outdated: 'Veraltet', partly: 'Ohne Beschreibung', done: 'Fertig' },
    outdatedHint: 'Das Original sagt seither etwas anderes. Wird dies gespeichert, gilt es wieder als richtig.',
    original: 'Original, {{language}}',
    titleIn: 'Titel auf {{language}}',
    descriptionIn: 'Beschreibung auf {{language}}',
    descriptionHint: 'Leer: Man liest das Original.',
    noDescription: 'Keine Beschreibung.',
    needsTitle: 'Eine Übersetzung braucht einen Titel.',
    saved: 'Auf {{language}} gespeichert.',
    remove: '{{language}} entfernen',
    removeTitle: 'Übersetzung entfernen?',
    removeText: 'Auf {{language}} liest man dann das Original.',
    removed: 'Auf {{language}} ist nichts mehr gesagt.',
  },
};
