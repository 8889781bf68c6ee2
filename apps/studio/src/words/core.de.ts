import { appDe } from '../app/words.de.ts';
import { editorDe } from '../editor/words.de.ts';
import { paletteDe } from '../palette/words.de.ts';
import { tourLinksDe } from '../tour/link-words.de.ts';
import { toursDe } from '../tours/words.de.ts';
import { partsDe } from '../ui/parts-words.de.ts';
import { byServerDe } from './by-server.de.ts';
import type { Catalogue } from './catalogue.ts';
import type { coreEn } from './core.en.ts';

export const coreDe: Catalogue<typeof coreEn> = {
  ...appDe,
  ...toursDe,
  ...editorDe,
  ...tourLinksDe,
  ...paletteDe,
  ...partsDe,
  ...byServerDe,
};
