import type { toursEn } from './words.en.ts';
import type { Catalogue } from '../words/catalogue.ts';

export const toursDe: Catalogue<typeof toursEn> = {
  tours: {
    title: 'Touren',
    create: 'Neue Tour',
    empty: 'Ihre erste Tour',
    emptyLead:
      'Legen Sie die Panoramen eines Ortes hier ab: Jedes wird eine Szene. Fotos doppelt so breit wie hoch, aus jeder 360°-Kamera.',
    drop: 'Panoramen hier ablegen oder',
    choose: 'Dateien wählen',
    titleLabel: 'Titel der Tour',
    untitled: 'Neue Tour',
    status: { draft: 'Entwurf', in_review: 'In Prüfung', scheduled: 'Geplant', published: 'Veröffentlicht', archived: 'Archiviert' },
    any: 'Alle',
    searchLabel: 'Touren suchen',
    nothingFound: 'Keine Tour passt dazu.',
    scenes_one: '{{count}} Szene',
    scenes_other: '{{count}} Szenen',
    views_one: '{{count}} Aufruf',
    views_other: '{{count}} Aufrufe',
    changed: 'Geändert {{when}}',
    loadMore: 'Mehr zeigen',
    open: '{{title}} öffnen',
  },
  upload: {
    title: 'Panoramen',
    queued: 'Wartet',
    sending: 'Wird hochgeladen, {{percent}} %',
    processing: 'Wird verarbeitet, {{percent}} %',
    ready: 'Fertig',
    failed: 'Fehlgeschlagen',
    done_one: '{{count}} Panorama ist fertig',
    done_other: '{{count}} Panoramen sind fertig',
    openEditor: 'Editor öffnen',
    retry: '{{name}} erneut versuchen',
    notImage: '{{name}} ist kein Bild, das ein Panorama sein kann.',
  },
};
