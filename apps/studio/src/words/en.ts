import { accountEn } from '../account/words.en.ts';
import { appEn } from '../app/words.en.ts';
import { editorEn } from '../editor/words.en.ts';
import { paletteEn } from '../palette/words.en.ts';
import { tourEn } from '../tour/words.en.ts';
import { toursEn } from '../tours/words.en.ts';
import { partsEn } from '../ui/parts-words.en.ts';

/** Everything that the studio says, in English: the catalogue that the other languages follow. `_one` and `_other` are plurals. */
export const en = { ...appEn, ...accountEn, ...toursEn, ...editorEn, ...paletteEn, ...partsEn, ...tourEn };
