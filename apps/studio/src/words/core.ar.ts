import { appAr } from '../app/words.ar.ts';
import { editorAr } from '../editor/words.ar.ts';
import { paletteAr } from '../palette/words.ar.ts';
import { tourLinksAr } from '../tour/link-words.ar.ts';
import { toursAr } from '../tours/words.ar.ts';
import { partsAr } from '../ui/parts-words.ar.ts';
import { byServerAr } from './by-server.ar.ts';
import type { ArabicForm, Catalogue } from './catalogue.ts';
import type { coreEn } from './core.en.ts';

export const coreAr: Catalogue<typeof coreEn, ArabicForm> = {
  ...appAr,
  ...toursAr,
  ...editorAr,
  ...tourLinksAr,
  ...paletteAr,
  ...partsAr,
  ...byServerAr,
};
