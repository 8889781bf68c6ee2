import { accountDe } from '../account/words.de.ts';
import { appDe } from '../app/words.de.ts';
import { editorDe } from '../editor/words.de.ts';
import { paletteDe } from '../palette/words.de.ts';
import { tourDe } from '../tour/words.de.ts';
import { toursDe } from '../tours/words.de.ts';
import { partsDe } from '../ui/parts-words.de.ts';
import type { Catalogue } from './catalogue.ts';
import type { en } from './en.ts';

export const de: Catalogue<typeof en> = { ...appDe, ...accountDe, ...toursDe, ...editorDe, ...paletteDe, ...partsDe, ...tourDe };
