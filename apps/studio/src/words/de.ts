import { accountDe } from '../account/words.de.ts';
import { appDe } from '../app/words.de.ts';
import { editorDe } from '../editor/words.de.ts';
import { mediaDe } from '../media/words.de.ts';
import { noticesDe } from '../notices/words.de.ts';
import { paletteDe } from '../palette/words.de.ts';
import { platformDe } from '../platform/words.de.ts';
import { reviewsDe } from '../reviews/words.de.ts';
import { tourDe } from '../tour/words.de.ts';
import { toursDe } from '../tours/words.de.ts';
import { partsDe } from '../ui/parts-words.de.ts';
import { workspaceDe } from '../workspace/words.de.ts';
import type { Catalogue } from './catalogue.ts';
import type { en } from './en.ts';

export const de: Catalogue<typeof en> = {
  ...appDe,
  ...accountDe,
  ...toursDe,
  ...editorDe,
  ...tourDe,
  ...paletteDe,
  ...partsDe,
  ...noticesDe,
  ...workspaceDe,
  ...mediaDe,
  ...reviewsDe,
  ...platformDe,
};
