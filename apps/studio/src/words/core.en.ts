import { appEn } from '../app/words.en.ts';
import { editorEn } from '../editor/words.en.ts';
import { paletteEn } from '../palette/words.en.ts';
import { tourLinksEn } from '../tour/link-words.en.ts';
import { toursEn } from '../tours/words.en.ts';
import { partsEn } from '../ui/parts-words.en.ts';

/** Words of the frame and of making tours: what the start loads. The catalogue that the other languages follow; `_one` and `_other` are plurals. */
export const coreEn = { ...appEn, ...toursEn, ...editorEn, ...tourLinksEn, ...paletteEn, ...partsEn };
