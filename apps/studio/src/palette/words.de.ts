import type { Catalogue } from '../words/catalogue.ts';
import type { paletteEn } from './words.en.ts';

export const paletteDe: Catalogue<typeof paletteEn> = {
  palette: {
    open: 'Suche und Befehle',
    placeholder: 'Wohin, oder was tun?',
    nothing: 'Nichts passt dazu.',
    places: 'Orte',
    tours: 'Touren',
    actions: 'Befehle',
    help: 'Tastenkürzel',
  },
  shortcuts: {
    title: 'Tastenkürzel',
    everywhere: 'Überall',
    editor: 'Im Editor',
    palette: 'Suche und Befehle',
    help: 'Diese Liste',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    moveHotspot: 'Den Hotspot mit dem Fokus bewegen; mit Umschalt weiter',
    removeHotspot: 'Den Hotspot mit dem Fokus entfernen',
    look: 'Umsehen, während das Bild den Fokus hat',
    zoom: 'Näher und weiter',
    sort: 'Eine Szene aufnehmen, mit den Pfeiltasten bewegen, ablegen',
  },
};
