import type { Catalogue } from '../words/catalogue.ts';
import type { tourLinksEn } from './link-words.en.ts';

export const tourLinksDe: Catalogue<typeof tourLinksEn> = {
  tour: {
    tabs: {
      editor: 'Editor',
      settings: 'Einstellungen',
      publish: 'Veröffentlichen',
      share: 'Teilen',
      engagement: 'Resonanz',
      reports: 'Berichte',
    },
  },
  share: {
    copy: 'Kopieren',
    copied: 'Kopiert',
  },
};
