import { accountDe } from '../account/words.de.ts';
import { seriesDe } from '../events/series/words.de.ts';
import { eventLanguagesDe } from '../events/translations/words.de.ts';
import { eventsDe } from '../events/words.de.ts';
import { mediaDe } from '../media/words.de.ts';
import { noticesDe } from '../notices/words.de.ts';
import { platformDe } from '../platform/words.de.ts';
import { reportsDe } from '../reports/words.de.ts';
import { reviewsDe } from '../reviews/words.de.ts';
import { tourDe } from '../tour/words.de.ts';
import { workspaceMachinesDe } from '../workspace/machines/words.de.ts';
import { workspacePeopleDe } from '../workspace/people/words.de.ts';
import { workspacePrivacyDe } from '../workspace/privacy/words.de.ts';
import { workspaceRecordsDe } from '../workspace/records/words.de.ts';
import { workspaceDe } from '../workspace/words.de.ts';
import type { Catalogue } from './catalogue.ts';
import type { roomsEn } from './rooms.en.ts';

export const roomsDe: Catalogue<typeof roomsEn> = {
  ...accountDe,
  ...eventLanguagesDe,
  ...eventsDe,
  ...mediaDe,
  ...noticesDe,
  ...platformDe,
  ...reportsDe,
  ...reviewsDe,
  ...seriesDe,
  ...tourDe,
  ...workspaceDe,
  ...workspaceMachinesDe,
  ...workspacePeopleDe,
  ...workspacePrivacyDe,
  ...workspaceRecordsDe,
};
